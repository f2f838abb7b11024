package dev.codefactory.bench.hosts;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** How busy the hosts can be kept on this machine: a client for each slot that does nothing but ask. */
final class Saturation {

    private static final String RUN = "saturation";

    private Saturation() {}

    static double of(Fleet fleet, Duration time) throws Exception {
        var from = System.nanoTime();
        var until = from + time.toNanos();
        var clients = new ArrayList<Callable<Void>>();
        for (var host : fleet.hosts()) {
            IntStream.range(0, host.slots())
                    .forEach(_ -> clients.add(() -> ask(host.standIn().url(), until)));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var client : threads.invokeAll(clients)) {
                client.get();
            }
        }
        return FleetHost.Occupancy.sum(fleet.hosts().stream().map(host -> host.occupancy(RUN, from, until)))
                .share();
    }

    private static Void ask(URI host, long until) throws Exception {
        var body = """
                {"model": "%s", "messages": [{"role": "user", "content": "[%s 0 only]"}]}
                """.formatted(Fleet.MODEL, RUN);
        var question = HttpRequest.newBuilder(host.resolve("/api/chat"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (System.nanoTime() < until) {
                http.send(question, HttpResponse.BodyHandlers.ofString());
            }
        }
        return null;
    }
}
