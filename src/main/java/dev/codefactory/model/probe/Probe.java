package dev.codefactory.model.probe;

import dev.codefactory.llm.registry.ModelTraits.Traits;
import dev.codefactory.model.probe.ProbeResult.Outcome;
import java.util.Map;

/** One thing to find out about a model. */
interface Probe {

    /** What its result is called. */
    String name();

    /**
     * Asks and judges.
     *
     * @param known what the probes before found out
     * @throws NotRun when it cannot be found out
     */
    Found run(Interview interview, Traits known) throws InterruptedException;

    /** @param traits what was known, with what was found out now */
    record Found(Outcome outcome, String detail, Map<String, Object> figures, Traits traits) {}

    /** It could not be found out: the time was up, or the host did not answer. */
    final class NotRun extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotRun(String reason) {
            super(reason);
        }
    }
}
