package dev.codefactory.bench.verdict;

import dev.codefactory.bench.recorded.RecordedAnswer;
import dev.codefactory.bench.recorded.RecordedTasks;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.extraction.FileExtraction;
import dev.codefactory.quality.QualityAnalyzer;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.QualityRequest.AcceptanceTests;
import dev.codefactory.sandbox.Sandbox;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Judges an answer, with the tests of its task or without. */
record AnswerJudge(QualityAnalyzer analyzer, Sandbox sandbox, RecordedTasks tasks) {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    FileTree files(RecordedAnswer answer) {
        return FileExtraction.extract(answer.text(), tasks.of(answer).target()).files();
    }

    QualityReport byCommand(RecordedAnswer answer, FileTree files) throws InterruptedException {
        return judged(answer, files, tasks.of(answer).testCommand());
    }

    /** The same tests, found and run without being told how. */
    QualityReport byRunner(RecordedAnswer answer, FileTree files) throws InterruptedException {
        return judged(answer, files, null);
    }

    /** As when the user gives no tests: with those that came with the answer, if any did. */
    QualityReport withoutTests(RecordedAnswer answer, FileTree files) throws InterruptedException {
        var task = tasks.of(answer);
        return analyzer.analyze(
                new QualityRequest(task.language(), task.given().with(files), null, LIMIT).asked(task.prompt()));
    }

    /** Whether the tests of the task are such as the language's runner runs. */
    boolean hasUsualTests(RecordedAnswer answer) {
        return tasks.of(answer).testFiles().files().stream()
                .anyMatch(file -> file.content().contains("unittest.TestCase"));
    }

    private QualityReport judged(RecordedAnswer answer, FileTree files, @Nullable String command)
            throws InterruptedException {
        var task = tasks.of(answer);
        var tests = new AcceptanceTests(task.testFiles(), command);
        return analyzer.analyze(new QualityRequest(task.language(), task.given().with(files), tests, LIMIT));
    }
}
