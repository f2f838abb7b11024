package dev.codefactory.bench.security;

import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/** Makes class files of snippets, each on its own, beside stand-ins for the few types no library has. */
final class SnippetCompiler {

    private static final String STAND_INS = "classpath:bench/security/stand-ins/*.txt";
    private static final String RELEASE = "17";

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final String libraries;
    private final Path classes;

    /** @param classes where the class files go */
    SnippetCompiler(String libraries, Path classes) {
        this.libraries = libraries;
        this.classes = classes;
    }

    /** The ids of those that compile; of several that define the same type, the first. */
    Set<String> compiled(List<Snippet> snippets) throws IOException {
        Files.createDirectories(classes);
        if (!compiles(standIns(), classes)) {
            throw new IOException("the stand-ins do not compile");
        }
        var compiled = new HashSet<String>();
        for (var snippet : snippets) {
            var own = Files.createTempDirectory(classes.getParent(), "snippet");
            if (compiles(List.of(new Source(snippet.fileName(), snippet.code())), own) && moved(own)) {
                compiled.add(snippet.id());
            }
            FileSystemUtils.deleteRecursively(own);
        }
        return compiled;
    }

    private boolean compiles(List<Source> sources, Path target) {
        var options = List.of(
                "--release",
                RELEASE,
                "-proc:none",
                "-g",
                "-cp",
                classes + java.io.File.pathSeparator + libraries,
                "-d",
                target.toString());
        return compiler.getTask(Writer.nullWriter(), null, _ -> {}, options, null, sources)
                .call();
    }

    private boolean moved(Path own) throws IOException {
        List<Path> made;
        try (var files = Files.walk(own)) {
            made = files.filter(Files::isRegularFile).toList();
        }
        if (made.isEmpty() || made.stream().anyMatch(file -> Files.exists(classes.resolve(own.relativize(file))))) {
            return false;
        }
        for (var file : made) {
            var target = classes.resolve(own.relativize(file));
            Files.createDirectories(target.getParent());
            Files.move(file, target);
        }
        return true;
    }

    private static List<Source> standIns() throws IOException {
        var sources = new ArrayList<Source>();
        for (var file : new PathMatchingResourcePatternResolver().getResources(STAND_INS)) {
            sources.add(new Source("StandIn.java", file.getContentAsString(StandardCharsets.UTF_8)));
        }
        return sources;
    }

    /** A source whose name need not be that of its public type. */
    private static final class Source extends SimpleJavaFileObject {

        private final String code;

        Source(String name, String code) {
            super(URI.create("snippet:///" + name), JavaFileObject.Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }

        @Override
        public boolean isNameCompatible(String simpleName, JavaFileObject.Kind kind) {
            return kind == JavaFileObject.Kind.SOURCE;
        }
    }
}
