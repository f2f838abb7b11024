package dev.codefactory.model.probe;

import dev.codefactory.llm.registry.ModelProbe;
import dev.codefactory.llm.registry.ModelTraits.Traits;
import dev.codefactory.model.probe.Probe.NotRun;
import dev.codefactory.model.probe.ProbeResult.Outcome;
import dev.codefactory.sandbox.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** All probes of one model, one after the other, each within its budget. */
@Component
public class Examination {

    private final ModelProbe model;
    private final List<Probe> probes;

    /**
     * What was found out.
     *
     * @param traits how the model is best asked
     */
    public record Report(List<ProbeResult> results, Traits traits) {

        public Report {
            results = List.copyOf(results);
        }
    }

    Examination(ModelProbe model, Sandbox sandbox) {
        this.model = model;
        // The window comes last: each size loads the model anew.
        this.probes = List.of(
                new SpeedProbe(),
                new ThinkingProbe(),
                new FileFormatProbe(),
                new JsonProbe(),
                new TaskProbe(sandbox, SmallTask.shipped()),
                new WindowProbe());
    }

    /** @param budget how long each probe may take */
    public Report run(String host, String name, Duration budget) throws InterruptedException {
        var results = new ArrayList<ProbeResult>();
        var known = Traits.NONE;
        for (var probe : probes) {
            var begun = System.nanoTime();
            var interview = new Interview(model, host, name, budget);
            Probe.Found found;
            try {
                found = probe.run(interview, known);
            } catch (NotRun e) {
                found = new Probe.Found(Outcome.NOT_RUN, String.valueOf(e.getMessage()), Map.of(), known);
            }
            known = found.traits();
            results.add(new ProbeResult(
                    probe.name(),
                    found.outcome(),
                    found.detail(),
                    Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                    found.figures(),
                    interview.exchanges()));
        }
        return new Report(results, known);
    }
}
