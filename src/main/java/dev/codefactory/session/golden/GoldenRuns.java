package dev.codefactory.session.golden;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.execution.Sessions;
import dev.codefactory.session.execution.Submission;
import dev.codefactory.template.Template.Example;
import dev.codefactory.template.TemplateException;
import dev.codefactory.template.store.StoredTemplates;
import dev.codefactory.template.store.StoredTemplates.Numbered;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tries versions of templates, and lets those be current that stood the test. */
@Service
public class GoldenRuns {

    private static final int LONGEST_QUOTE = 80;

    private final StoredTemplates templates;
    private final Sessions sessions;
    private final TrialRepository trials;

    GoldenRuns(StoredTemplates templates, Sessions sessions, TrialRepository trials) {
        this.templates = templates;
        this.sessions = sessions;
        this.trials = trials;
    }

    /**
     * Starts an execution of each example, or none when one cannot be.
     *
     * @param examples the requests, in the order of the version's examples
     * @param idempotencyKey the caller's name for this, or null
     */
    @Transactional
    public List<ExecutionView> start(Owner owner, List<Submission> examples, @Nullable String idempotencyKey) {
        var started = new ArrayList<ExecutionView>();
        for (var number = 0; number < examples.size(); number++) {
            var key = idempotencyKey == null ? null : "%s/%d".formatted(idempotencyKey, number);
            started.add(sessions.submit(owner, examples.get(number).trying(number), key));
        }
        return started;
    }

    /**
     * Makes a version the one that requests get. One that has been current before may be so again.
     *
     * @param force whether it may be untested; the version says so from then on
     * @throws GoldenRunException when it is untested
     * @throws TemplateException when the owner has no such version
     */
    @Transactional
    public Numbered activate(Owner owner, String reference, int number, boolean force) {
        var template = templates.own(owner, reference);
        var version = templates.version(owner, reference, number).version();
        if (version.activatedAt() != null) {
            return templates.activate(owner, reference, number, false);
        }
        var examples = version.template().examples();
        var passed =
                trials.passed(owner, template.id(), number, version.template().concernsCode());
        var missing = missing(
                examples,
                passed.stream().flatMap(trial -> trial.example().stream()).toList());
        var untested = examples.isEmpty() ? passed.isEmpty() : !missing.isEmpty();
        if (untested && !force) {
            throw examples.isEmpty()
                    ? GoldenRunException.unused(template.name(), number)
                    : GoldenRunException.untested(template.name(), number, missing);
        }
        return templates.activate(owner, reference, number, untested);
    }

    private static List<String> missing(List<Example> examples, List<Integer> passed) {
        var missing = new ArrayList<String>();
        for (var number = 0; number < examples.size(); number++) {
            if (!passed.contains(number)) {
                var said = examples.get(number).description();
                var quoted = said.substring(0, Math.min(LONGEST_QUOTE, said.length()));
                missing.add("examples[%d] (%s)".formatted(number, quoted.strip()));
            }
        }
        return missing;
    }
}
