package dev.codefactory.quality.syntax;

import com.sun.source.util.JavacTask;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The Java compiler of this very runtime. It only parses: no annotation processor, no class loading, no output. */
@Component
class JavaParser implements SyntaxAuthority {

    private static final int ERRORS_PER_FILE = 3;

    @Override
    public Set<CodeLanguage> languages() {
        return Set.of(CodeLanguage.JAVA);
    }

    @Override
    public Answer judge(CodeLanguage language, List<CodeFile> files, FileTree tree) {
        @Nullable JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            return new Answer.Absent("this Java runtime has no compiler; run on a JDK");
        }
        var judged = new HashSet<CodePath>();
        var errors = new ArrayList<Finding>();
        for (var file : files) {
            judged.add(file.path());
            errors.addAll(parse(compiler, file));
        }
        return new Answer.Judged("javac", judged, errors);
    }

    private static List<Finding> parse(JavaCompiler compiler, CodeFile file) {
        var said = new DiagnosticCollector<JavaFileObject>();
        var options = List.of("-proc:none");
        var task =
                (JavacTask) compiler.getTask(Writer.nullWriter(), null, said, options, null, List.of(new Source(file)));
        try {
            task.parse();
        } catch (IOException | IllegalStateException | StackOverflowError tooMuch) {
            return List.of(SyntaxError.certain(CodeLanguage.JAVA, file.path(), 0, "nested too deeply for javac"));
        }
        return said.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .limit(ERRORS_PER_FILE)
                .map(error -> SyntaxError.certain(
                        CodeLanguage.JAVA, file.path(), (int) error.getLineNumber(), error.getMessage(Locale.ROOT)))
                .toList();
    }

    /** A file that exists in memory only. */
    private static final class Source extends SimpleJavaFileObject {

        private final String content;

        Source(CodeFile file) {
            super(URI.create("memory:///" + file.path().fileName().replaceAll("[^A-Za-z0-9_.-]", "_")), Kind.SOURCE);
            this.content = file.content();
        }

        @Override
        public String getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }
}
