package dev.codefactory.pipeline.step;

import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.dialogue.Listings;
import dev.codefactory.pipeline.dialogue.ModelDialogue.Question;
import dev.codefactory.pipeline.dialogue.PromptValues;
import dev.codefactory.pipeline.openapi.Operations;
import dev.codefactory.pipeline.repair.Improvement;
import dev.codefactory.pipeline.repair.Problem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** A round of repair that leaves the code as it is and asks for tests alone, by a prompt of its own that does not show how the code works. */
final class TestRound {

    private static final String PROMPT = "test_generation";
    private static final Set<Problem> TESTS = EnumSet.of(Problem.MISSING_TESTS, Problem.WEAK_TESTS);

    private TestRound() {}

    static Question question(RepairRound round, Map<String, String> values, Listings listings) {
        var request = round.context().request();
        var tree = request.base().with(round.base().files());
        var operations = Operations.in(tree);
        values.put("signatures", listings.interfaces(tree));
        values.put("own_tests", listings.tests(round.base().files()));
        values.put("coverage_target", Long.toString(PromptValues.coverageTarget(request)));
        values.put("operations", PromptValues.orNone(String.join("\n", operations)));
        var tack = round.context().chain().history().tack();
        var parts = new ArrayList<String>();
        parts.add(request.language().id());
        parts.addAll(RepairRound.instructions(round.diagnosis().problems(), tack));
        if (!operations.isEmpty()) {
            parts.add("endpoints");
        }
        if (round.context().definition().wording().instructions() != null) {
            parts.add("instructions");
        }
        return Question.of(StepType.CODE_IMPROVEMENT, values)
                .by(PROMPT)
                .withParts(parts)
                .withSampling(tack.sampling())
                .withRoomFor(RepairRound.tokens(round.base().files()));
    }

    /** Whether an improvement brought nothing but tests, and they failed. */
    static boolean failed(Improvement improvement) {
        var after = improvement.after();
        return after != null
                && TESTS.containsAll(improvement.problems())
                && after.findings().stream().anyMatch(finding -> finding.rule().equals("test-failed"));
    }
}
