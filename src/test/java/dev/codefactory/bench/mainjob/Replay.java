package dev.codefactory.bench.mainjob;

import dev.codefactory.StartedService;
import dev.codefactory.bench.recorded.RecordedAnswer;
import dev.codefactory.bench.recorded.RecordedTasks;
import dev.codefactory.sandbox.Sandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends each answer's request and follows it to its end, a few at a time. */
final class Replay {

    private static final int REQUESTS_AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final ServiceClient client;
    private final Sandbox sandbox;
    private final RecordedTasks tasks;
    private final AtomicInteger ended = new AtomicInteger();

    Replay(StartedService service, ServiceClient client, RecordedTasks tasks) {
        this.client = client;
        this.sandbox = service.bean(Sandbox.class);
        this.tasks = tasks;
    }

    List<Ending> endings(List<RecordedAnswer> answers) throws Exception {
        var runs = new ArrayList<Callable<Ending>>();
        answers.forEach(answer -> runs.add(() -> follow(answer, answers.size())));
        var endings = new ArrayList<Ending>();
        try (var clients = Executors.newFixedThreadPool(REQUESTS_AT_ONCE)) {
            for (var run : clients.invokeAll(runs)) {
                endings.add(run.get());
            }
        }
        return endings;
    }

    private Ending follow(RecordedAnswer answer, int all) throws InterruptedException {
        Ending ending;
        try {
            ending = ending(answer);
        } catch (IOException e) {
            ending = Ending.lost(answer, e.toString());
        }
        report(ending, all);
        return ending;
    }

    private Ending ending(RecordedAnswer answer) throws IOException, InterruptedException {
        var task = tasks.of(answer);
        var execution = client.submit(Requests.asking(task, answer));
        var end = client.await(execution, PATIENCE);
        return end.isEmpty()
                ? Ending.lost(answer, "still running after " + PATIENCE)
                : Ending.of(answer, end.get(), task.isSolvedBy(client.files(execution), sandbox));
    }

    private void report(Ending ending, int all) {
        var number = ended.incrementAndGet();
        if (ending.isOdd()) {
            System.out.println(ending);
        }
        if (number % 100 == 0) {
            System.out.printf("%d of %d ended%n", number, all);
        }
    }
}
