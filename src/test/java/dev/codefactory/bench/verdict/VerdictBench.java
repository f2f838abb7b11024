package dev.codefactory.bench.verdict;

import dev.codefactory.bench.Benchmark;
import dev.codefactory.bench.Figures;
import dev.codefactory.bench.recorded.RecordedAnswer;
import dev.codefactory.bench.recorded.RecordedTasks;
import dev.codefactory.quality.QualityAnalyzer;
import dev.codefactory.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;

/**
 * Has recorded answers extracted and judged as the service does it, without HTTP and without a queue, and compares each verdict with what the
 * task's own tests say, run without the service.
 */
public final class VerdictBench implements Benchmark {

    private static final long SEED = 2026;
    private static final int WORKERS = 2;
    private static final double FALSE_REJECTS = 0.01;

    @ComponentScan({"dev.codefactory.quality", "dev.codefactory.sandbox"})
    @ConfigurationPropertiesScan({"dev.codefactory.quality", "dev.codefactory.sandbox"})
    static class Checks {}

    @Override
    public String name() {
        return "verdict";
    }

    @Override
    public Figures run() throws Exception {
        var application = new SpringApplicationBuilder(Checks.class).web(WebApplicationType.NONE);
        try (var context = application.run()) {
            return judge(context.getBean(QualityAnalyzer.class), context.getBean(Sandbox.class));
        }
    }

    private static Figures judge(QualityAnalyzer analyzer, Sandbox sandbox) throws Exception {
        var tasks = RecordedTasks.read();
        var answers = sample();
        var runnable = answers.stream()
                .filter(answer -> tasks.of(answer).isSelfContained())
                .filter(answer -> tasks.of(answer).tools().stream().allMatch(sandbox.status()::has))
                .toList();
        var judge = new AnswerJudge(analyzer, sandbox, tasks);
        var byCommand = new Verdicts("by the task's command");
        var byRunner = new Verdicts("by the runner of the language");
        var unaided = new Unaided();
        var runs = new ArrayList<Callable<Void>>();
        runnable.forEach(answer -> runs.add(() -> {
            var files = judge.files(answer);
            var solved = tasks.of(answer).isSolvedBy(files, sandbox);
            byCommand.count(answer, solved, judge.byCommand(answer, files));
            unaided.count(answer, solved, judge.withoutTests(answer, files));
            if (judge.hasUsualTests(answer)) {
                byRunner.count(answer, solved, judge.byRunner(answer, files));
            }
            return null;
        }));
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            for (var run : workers.invokeAll(runs)) {
                run.get();
            }
        }
        return figures(byCommand, byRunner, unaided).put("answers_not_tested", answers.size() - runnable.size());
    }

    private static Figures figures(Verdicts byCommand, Verdicts byRunner, Unaided unaided) {
        byCommand.print();
        byRunner.print();
        unaided.print();
        return new Figures()
                .atMost("false_accepts", byCommand.falseAccepts(), 0)
                .atMost("false_reject_share", byCommand.falseRejectShare(), FALSE_REJECTS)
                .put("answers", byCommand.answers())
                .atMost("runner_false_accepts", byRunner.falseAccepts(), 0)
                .atMost("runner_false_reject_share", byRunner.falseRejectShare(), FALSE_REJECTS)
                .put("runner_answers", byRunner.answers())
                .put("caught_without_tests_share", unaided.caughtShare())
                .put("false_green_share", unaided.falseGreenShare())
                .put("false_alarm_without_tests_share", unaided.falseAlarmShare());
    }

    private static List<RecordedAnswer> sample() {
        var answers = new ArrayList<>(RecordedAnswer.readAll());
        Collections.shuffle(answers, new Random(SEED));
        return answers.stream()
                .limit(Integer.getInteger("bench.sample", answers.size()))
                .toList();
    }
}
