package dev.codefactory.quality.entrypoints;

import dev.codefactory.quality.entrypoints.Step.Presence;
import dev.codefactory.quality.source.SourceNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What applies to one entry point: what stands before it, in it, and in everything these two call. */
final class Examination {

    private static final Pattern DECISION = Pattern.compile("\\s[<>]=?\\s|(?i)allow|take|consume|acquire");

    private final EntryPoint point;
    private final Signs signs;
    private final Definitions definitions;
    private final List<Code> answering;
    private final List<Code> all;

    Examination(EntryPoint point, Collection<EntryPoint> others, Signs signs, Definitions definitions) {
        this.point = point;
        this.signs = signs;
        this.definitions = definitions;
        var own = own(point);
        var apart = new HashSet<SourceNode>();
        others.forEach(other -> apart.addAll(own(other)));
        apart.removeAll(own);
        this.answering = definitions.reached(own, apart);
        var from = new ArrayList<>(own);
        from.addAll(point.applied());
        this.all = definitions.reached(from, apart);
    }

    /** The code that answers, also where the entry point only names it. */
    private Set<SourceNode> own(EntryPoint of) {
        var own = new LinkedHashSet<>(of.handler());
        for (var handler : of.handler()) {
            if (handler.field("body").isEmpty()) {
                Code.of(handler).names().stream().sorted().forEach(name -> own.addAll(definitions.of(name)));
            }
        }
        return own;
    }

    EntryPoint point() {
        return point;
    }

    Presence limited() {
        if (has(Sign.EXEMPTS)) {
            return Presence.MISSING;
        }
        return presence(signs.fromOutside(all, Sign.LIMITS, definitions) || counts());
    }

    /** Refusing too many requests needs something that counts them. */
    private boolean counts() {
        return has(Sign.EXCESS)
                && all.stream().anyMatch(code -> DECISION.matcher(code.text()).find());
    }

    Map<Step, Presence> steps() {
        var steps = new EnumMap<Step, Presence>(Step.class);
        for (var step : Step.values()) {
            steps.put(step, presence(step));
        }
        return steps;
    }

    Presence presence(Step step) {
        return switch (step) {
            case VALIDATE_INPUT -> validated();
            case AUTHORISE -> authorised();
            case HANDLE_FAILURES ->
                signs.in(answering, Sign.FAILS) ? presence(has(Sign.CATCHES)) : Presence.NOT_APPLICABLE;
            case SANITISE_OUTPUT -> sanitised();
            case LOG -> presence(has(Sign.LOGS));
            case CATCH_ERRORS -> presence(has(Sign.CATCHES_ALL));
            case ANSWER_SAFELY -> answeredSafely();
        };
    }

    private Presence authorised() {
        if (point.isPublic()) {
            return Presence.NOT_APPLICABLE;
        }
        var own = has(Sign.CREDENTIAL) && has(Sign.DENIES);
        return presence(own || signs.fromOutside(all, Sign.AUTHORISES, definitions));
    }

    private Presence validated() {
        var reads = signs.in(answering, Sign.INPUTS);
        if (!reads && !point.hasVariablePath() && point.parameters().isEmpty()) {
            return Presence.NOT_APPLICABLE;
        }
        var byType = point.parameters().stream().anyMatch(parameter -> signs.in(parameter, Sign.CHECKED))
                || signs.in(point.path(), Sign.CHECKED);
        if (byType && !reads) {
            return Presence.THERE;
        }
        // Whoever only looks something up refuses what is not there.
        var lookedUp = !reads && has(Sign.ABSENT);
        return presence(lookedUp || signs.in(all, Sign.REFUSES) || signs.fromOutside(all, Sign.VALIDATES, definitions));
    }

    private Presence sanitised() {
        if (signs.in(answering, Sign.RAW) && !signs.in(answering, Sign.ESCAPES)) {
            return Presence.MISSING;
        }
        return has(Sign.ESCAPES) ? Presence.THERE : Presence.NOT_APPLICABLE;
    }

    private Presence answeredSafely() {
        if (signs.in(answering, Sign.SHOWS)) {
            return Presence.MISSING;
        }
        return has(Sign.CATCHES) ? Presence.THERE : Presence.NOT_APPLICABLE;
    }

    private boolean has(Sign sign) {
        return signs.in(all, sign);
    }

    private static Presence presence(boolean there) {
        return there ? Presence.THERE : Presence.MISSING;
    }
}
