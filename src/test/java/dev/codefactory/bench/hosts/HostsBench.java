package dev.codefactory.bench.hosts;

import dev.codefactory.StartedService;
import dev.codefactory.bench.Benchmark;
import dev.codefactory.bench.Figures;
import dev.codefactory.bench.hosts.HostsRun.Result;
import java.time.Duration;

/**
 * The same executions twice in a row: on three hosts that are well, and on three of which one dies on the way, one takes four times as long,
 * and one has another model in memory than it lists.
 */
public final class HostsBench implements Benchmark {

    private static final int EXECUTIONS = 300;
    private static final int WARM_UPS = 40;
    private static final Duration ANSWER = Duration.ofMillis(400);
    private static final int QUESTIONS = 2;

    @Override
    public String name() {
        return "hosts";
    }

    @Override
    public Figures run() throws Exception {
        int executions = Integer.getInteger("bench.sample", EXECUTIONS);
        try (var fleet = new Fleet(ANSWER);
                var service = StartedService.start(fleet.properties())) {
            new HostsRun(service, fleet, "warm").run(WARM_UPS, Integer.MAX_VALUE);
            var limit = Saturation.of(fleet, Duration.ofSeconds(5));
            var well = new HostsRun(service, fleet, "well").run(executions, Integer.MAX_VALUE);
            fleet.goWrong();
            var ill = new HostsRun(service, fleet, "ill").run(executions, executions / 2);
            var calls = (double) executions * QUESTIONS;
            return new Figures()
                    .put("executions", executions)
                    .atMost("lost", ill.lost() + well.lost(), 0)
                    .atLeast("ledger_right", 1 - (ill.wrong() + well.wrong()) / (2 * calls), 1)
                    .atMost("over_slots", overSlots(fleet), 0)
                    .atLeast("busy_share", ill.busy(), 0.95)
                    .put("busy_share_of_well_hosts", well.busy())
                    .put("busy_share_limit", limit)
                    .put("p95_slowdown", ill.p95() / well.p95())
                    .put("p95_slowdown_limit", idealSeconds(calls, ill) / idealSeconds(calls, well))
                    .put("seconds_well", well.seconds())
                    .put("seconds_ill", ill.seconds())
                    .put("seconds_to_death", ill.secondsToDeath());
        }
    }

    private static int overSlots(Fleet fleet) {
        return fleet.hosts().stream().mapToInt(FleetHost::overSlots).sum();
    }

    /** How long 95 of 100 calls take when no slot is ever idle. */
    private static double idealSeconds(double calls, Result result) {
        var wrong = Double.isFinite(result.secondsToDeath());
        var perSecond = Fleet.SLOTS / (ANSWER.toMillis() / 1e3);
        var others = perSecond + (wrong ? perSecond / Fleet.TIMES_SLOWER : perSecond);
        var left = 0.95 * calls;
        var untilDeath = left / (perSecond + others);
        return untilDeath <= result.secondsToDeath()
                ? untilDeath
                : result.secondsToDeath() + (left - result.secondsToDeath() * (perSecond + others)) / others;
    }
}
