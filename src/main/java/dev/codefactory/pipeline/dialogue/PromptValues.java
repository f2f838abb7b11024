package dev.codefactory.pipeline.dialogue;

import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Requirements;
import dev.codefactory.pipeline.StepContext;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.expression.StepData;
import dev.codefactory.pipeline.expression.Wordings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values that fill a prompt's variables. User text appears in the question only, never in the standing instructions. */
public final class PromptValues {

    private static final String SECURE_PROCESS = """
            Build each entry point that answers callers in these steps:
              1. validate what comes in; refuse what is wrong with 400
              2. check who calls, where callers are known; refuse with 401 or 403
              3. do the work, and handle each way in which it can fail
              4. sanitise what goes out: answer in JSON, or escape what goes into HTML
              5. log what was done, without secrets
              6. catch errors that nobody expects in one place
              7. answer those with a plain sentence, never with the error's own text""";

    private static final String INTEGRATION_TESTS =
            "Add integration tests that send requests to the entry points inside of the test, as the framework's test client"
                    + " does, and state status and body of each answer.";

    private PromptValues() {}

    public static Map<String, String> of(GenerationRequest request, Detail detail) {
        var listings = new Listings(detail);
        var values = new HashMap<String, String>();
        values.put("request", request.description());
        values.put("target_path", request.target().value());
        values.put("wishes", bullets(wishes(request)));
        values.put("secure_process", SECURE_PROCESS);
        values.put("files", listings.existing(request, Set.of()));
        values.put(
                "tests",
                request.acceptance() == null
                        ? orNone("")
                        : listings.given(request.acceptance().files()));
        return values;
    }

    static Map<String, String> of(GenerationRequest request, @Nullable Requirements requirements, Detail detail) {
        var values = of(request, detail);
        values.put("requirements", requirements == null ? request.description() : requirements.asText());
        return values;
    }

    /** As the step at hand needs them: with what earlier steps designed, and what the template says to heed. */
    public static Map<String, String> of(StepContext context, Detail detail) {
        var request = context.request();
        var values = of(request, context.chain().requirements(), detail);
        var more = new StringBuilder();
        var design = context.chain().outputs().get(StepType.DESIGN.id());
        if (design != null) {
            more.append(section(StepType.DESIGN.id(), design));
        }
        StepData.inputs(context).forEach((name, value) -> more.append(section(name, value)));
        values.merge("requirements", more.toString(), String::concat);
        values.put("instructions", instructions(context));
        values.put("wishes", wishes(context));
        return values;
    }

    /** What the request wishes and what the template says to heed. Whoever of them names the steps of a secure process, they stand there once. */
    public static String wishes(StepContext context) {
        var wishes = wishes(context.request());
        var said = context.definition().wording().instructions();
        if (said == null) {
            return bullets(wishes);
        }
        if (Wordings.variables(said).contains("secure_process")) {
            wishes.remove(SECURE_PROCESS);
        }
        return bullets(wishes) + "\n" + instructions(context);
    }

    /** What the template says to heed, or nothing. */
    private static String instructions(StepContext context) {
        var said = context.definition().wording().instructions();
        return said == null
                ? ""
                : bullets(Wordings.fill(said, TemplateTexts.values(context, Detail.WHOLE))
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList());
    }

    private static String section(String name, @Nullable Object value) {
        var words = name.replace('_', ' ');
        return "\n\n%s%s:\n%s"
                .formatted(words.substring(0, 1).toUpperCase(Locale.ROOT), words.substring(1), StepData.text(value));
    }

    private static List<String> wishes(GenerationRequest request) {
        var config = request.config();
        var project = config.project();
        var wishes = new ArrayList<String>();
        if (request.entryPoint() != null) {
            wishes.add("Define `%s`; it is what callers use.".formatted(request.entryPoint()));
        }
        request.plan().stream()
                .map(file -> "Another file, written separately, is %s".formatted(file.line()))
                .forEach(wishes::add);
        addNamed(wishes, "Use the framework %s.", project.framework());
        addNamed(wishes, "Follow the style guide %s.", project.styleGuide());
        addNamed(wishes, "The database is %s.", project.database());
        addIf(wishes, config.security().inputValidation(), "Validate every input and reject bad values clearly.");
        addIf(
                wishes,
                config.security().sqlInjectionProtection(),
                "Pass values to SQL as parameters only, never as part of the statement's text.");
        addIf(wishes, config.security().authRequired(), "Every entry point checks that the caller is authorised.");
        addIf(wishes, config.security().rateLimiting(), "Limit how often a caller may use each entry point.");
        if (config.security().authRequired() || config.security().rateLimiting() || project.framework() != null) {
            wishes.add(SECURE_PROCESS);
        }
        wishes.add(testsWished(request));
        return wishes;
    }

    private static String testsWished(GenerationRequest request) {
        var testing = request.config().testing();
        if (request.acceptance() != null) {
            return "The user's tests are given below; the code must pass them. Do not write tests of your own.";
        }
        if (!testing.includeUnitTests()) {
            return testing.includeIntegrationTests()
                    ? INTEGRATION_TESTS + " Write no other tests."
                    : "Do not write tests.";
        }
        var unitTests =
                "Add a file of unit tests that covers at least %d %% of the lines.".formatted(coverageTarget(request));
        return testing.includeIntegrationTests() ? unitTests + " " + INTEGRATION_TESTS : unitTests;
    }

    /** In percent of the lines. */
    public static long coverageTarget(GenerationRequest request) {
        var wished = request.config().quality();
        var least = wished == null ? null : wished.minTestCoverage();
        return Math.round((least == null ? request.config().testing().testCoverageTarget() : least) * 100);
    }

    private static void addNamed(List<String> wishes, String sentence, @Nullable String name) {
        if (name != null) {
            wishes.add(sentence.formatted(name));
        }
    }

    private static void addIf(List<String> wishes, boolean wished, String sentence) {
        if (wished) {
            wishes.add(sentence);
        }
    }

    /** An indented line goes on with what the line before began. */
    private static String bullets(List<String> sentences) {
        return sentences.stream()
                .map(sentence -> sentence.startsWith(" ") ? sentence : "- " + sentence)
                .collect(Collectors.joining("\n"));
    }

    public static String orNone(String text) {
        return text.isEmpty() ? "(none)" : text;
    }
}
