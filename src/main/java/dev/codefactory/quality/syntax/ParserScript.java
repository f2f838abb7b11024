package dev.codefactory.quality.syntax;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/**
 * A script that asks a language's own parser about files and never runs them.
 *
 * @param parser the parser's name, for people
 * @param interpreter what runs the script; the script and the paths of the files follow
 * @param script the text of the script, which prints {@link ReportLine}s
 */
record ParserScript(CodeLanguage language, String parser, Tool tool, List<String> interpreter, String script) {

    static List<ParserScript> all() {
        return List.of(
                new ParserScript(
                        CodeLanguage.PYTHON, "python3", Tool.PYTHON, List.of("python3", "-I", "-c"), load("python.py")),
                new ParserScript(
                        CodeLanguage.JAVASCRIPT,
                        "node",
                        Tool.NODE,
                        List.of("node", "--experimental-vm-modules", "--no-warnings", "-e"),
                        load("javascript.js")),
                new ParserScript(
                        CodeLanguage.TYPESCRIPT,
                        "the TypeScript compiler",
                        Tool.TYPESCRIPT,
                        List.of("bash", "-c"),
                        load("typescript.sh")),
                new ParserScript(CodeLanguage.GO, "gofmt", Tool.GO, List.of("bash", "-c"), load("go.sh")),
                new ParserScript(CodeLanguage.RUST, "rustc", Tool.RUST, List.of("bash", "-c"), load("rust.sh")),
                new ParserScript(CodeLanguage.CPP, "g++", Tool.CPP, List.of("bash", "-c"), load("cpp.sh")));
    }

    /** Whether the parser reads this kind of file; node knows no JSX. */
    boolean accepts(CodeFile file) {
        return !file.path().folded().endsWith(".jsx");
    }

    List<String> argv(List<CodeFile> files) {
        var argv = new ArrayList<>(interpreter);
        argv.add(script);
        argv.add("--");
        files.forEach(file -> argv.add(file.path().value()));
        return argv;
    }

    private static String load(String name) {
        try {
            return new ClassPathResource(name, ParserScript.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException("the application is incomplete", missing);
        }
    }
}
