package dev.codefactory.quality.tests;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.quality.Coverage;
import dev.codefactory.quality.Coverage.FileCoverage;
import dev.codefactory.quality.coverage.LineHits;
import dev.codefactory.quality.tests.runner.TestPlan.Evidence;
import dev.codefactory.quality.tests.runner.TestSuite;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Adds to a run which lines of the judged files it ran; what the report says of any other file is dropped. */
final class MeasuredLines {

    /** Their tools say nothing of a file that no test loads. */
    private static final Set<CodeLanguage> SILENT = EnumSet.of(CodeLanguage.JAVASCRIPT, CodeLanguage.TYPESCRIPT);

    private static final Pattern DOES_SOMETHING = Pattern.compile("\\b(function|class|const|let|var|require)\\b|=>");
    private static final Pattern CODE_LINE = Pattern.compile("\\s*(?!//|/?\\*)[^\\s{}();].*");
    private static final Pattern TYPE_HEAD = Pattern.compile("^\\s*(\\w+\\s+)*(class|enum|record)\\s+\\w+");
    private static final Pattern JAVA_PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");

    private MeasuredLines() {}

    static TestOutcome of(TestSuite suite, Evidence.Sealed sealed, Map<String, String> results, TestOutcome outcome) {
        var hits = sealed.coverage(results).map(sealed.coverage()::read).orElseGet(LineHits::new);
        return hits.isEmpty() ? outcome.unmeasured(sealed.unmeasured()) : outcome.measured(coverage(suite, hits));
    }

    private static Coverage coverage(TestSuite suite, LineHits hits) {
        var measured = hits.of(suite.subjects(), MeasuredLines::nameIn);
        var files = new ArrayList<FileCoverage>();
        measured.files().forEach(file -> files.add(withoutImplicit(suite, file)));
        if (SILENT.contains(suite.language())) {
            var known = files.stream().map(FileCoverage::path).toList();
            suite.subjects().stream()
                    .filter(file -> !known.contains(file.path()))
                    .filter(file -> DOES_SOMETHING.matcher(file.content()).find())
                    .forEach(file -> files.add(new FileCoverage(file.path(), List.of(), codeLines(file))));
        }
        return new Coverage(files);
    }

    /** JaCoCo counts the constructor nobody wrote as a line of the class's head. */
    private static FileCoverage withoutImplicit(TestSuite suite, FileCoverage file) {
        var text = suite.tree().get(file.path()).map(CodeFile::content).orElse("");
        var lines = text.lines().toList();
        return new FileCoverage(
                file.path(),
                file.covered(),
                file.uncovered().stream()
                        .filter(line -> suite.language() != CodeLanguage.JAVA
                                || !TYPE_HEAD.matcher(lines.get(line - 1)).find())
                        .toList());
    }

    /** JaCoCo knows packages and not directories. */
    private static String nameIn(CodeFile file) {
        var declared = JAVA_PACKAGE.matcher(file.content());
        var java = file.language().filter(CodeLanguage.JAVA::equals).isPresent();
        if (!java) {
            return file.path().value();
        }
        return declared.find()
                ? declared.group(1).replace('.', '/') + "/" + file.path().fileName()
                : file.path().fileName();
    }

    private static List<Integer> codeLines(CodeFile file) {
        var lines = file.content().lines().toList();
        return IntStream.rangeClosed(1, lines.size())
                .filter(number -> CODE_LINE.matcher(lines.get(number - 1)).matches())
                .boxed()
                .toList();
    }
}
