package dev.codefactory.quality;

import dev.codefactory.code.Finding;
import dev.codefactory.quality.QualityReport.TestRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs every check once and reports in a fixed order; a red syntax gate spares the others, which otherwise run at the same time. */
@Component
class GatedAnalyzer implements QualityAnalyzer {

    private static final Comparator<Finding> MOST_SEVERE_FIRST =
            Comparator.comparing(Finding::severity).reversed();

    private final List<QualityCheck> blocking;
    private final List<QualityCheck> independent;

    GatedAnalyzer(List<QualityCheck> checks) {
        this.blocking = checks.stream().filter(QualityCheck::blocksTheRest).toList();
        this.independent =
                checks.stream().filter(check -> !check.blocksTheRest()).toList();
    }

    @Override
    public QualityReport analyze(QualityRequest request) throws InterruptedException {
        var results = new ArrayList<CheckResult>();
        Optional<String> blocker = Optional.empty();
        for (var check : blocking) {
            var result = blocker.isPresent() ? notRun(check, request, blocker.get()) : check.check(request);
            results.add(result);
            blocker = result.gate().status() == Gate.Status.RED ? Optional.of(check.gate()) : blocker;
        }
        if (blocker.isPresent()) {
            for (var check : independent) {
                if (check.appliesTo(request)) {
                    results.add(notRun(check, request, blocker.get()));
                }
            }
        } else {
            results.addAll(atOnce(request));
        }
        return report(results, request);
    }

    private static CheckResult notRun(QualityCheck check, QualityRequest request, String blocker) {
        var reason = "not run because the %s gate is red".formatted(blocker);
        var gates = check.gates(request).stream()
                .map(gate -> Gate.notRun(gate, reason))
                .toList();
        return new CheckResult(gates, List.of(), null);
    }

    /** The results in the order of the checks, whichever ended first. An interrupt reaches all of them. */
    private List<CheckResult> atOnce(QualityRequest request) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = threads.invokeAll(independent.stream()
                    .filter(check -> check.appliesTo(request))
                    .<Callable<CheckResult>>map(check -> () -> check.check(request))
                    .toList());
            var results = new ArrayList<CheckResult>();
            for (var check : running) {
                results.add(result(check));
            }
            return results;
        }
    }

    private static CheckResult result(Future<CheckResult> check) throws InterruptedException {
        try {
            return check.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException defect -> throw defect;
                case InterruptedException interrupt -> throw interrupt;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private static QualityReport report(List<CheckResult> results, QualityRequest request) {
        @Nullable TestRun tests = null;
        for (var result : results) {
            tests = result.tests() == null ? tests : result.tests();
        }
        return new QualityReport(
                results.stream()
                        .flatMap(result -> request.settled(result.findings()).stream())
                        .sorted(MOST_SEVERE_FIRST)
                        .toList(),
                results.stream().flatMap(result -> result.gates().stream()).toList(),
                tests,
                results.stream().flatMap(result -> result.metrics().stream()).toList(),
                request.thresholds());
    }
}
