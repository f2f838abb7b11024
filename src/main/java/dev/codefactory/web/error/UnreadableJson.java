package dev.codefactory.web.error;

import dev.codefactory.web.Problems;
import dev.codefactory.web.StorableText;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/** Turns what Jackson says of a request body into a problem: which field, what is wrong, how to mend it. */
final class UnreadableJson {

    /** Jackson has no exceptions of their own for these two, only the sentences. */
    private static final String TRAILING = "Trailing token";

    private static final Pattern DUPLICATE = Pattern.compile("Duplicate Object property \"(.*)\"");

    private final JsonMapper json;
    private final Wording wording;

    UnreadableJson(JsonMapper json) {
        this.json = json;
        this.wording = new Wording(json);
    }

    ProblemDetail problem(JacksonException e) {
        return switch (e) {
            case StreamConstraintsException _ -> tooLarge();
            case UnrecognizedPropertyException unknown ->
                Problems.invalid(path(e), "is unknown" + knownFields(unknown));
            case InvalidFormatException text
            when text.getTargetType() == String.class -> Problems.invalid(path(e), StorableText.RULE);
            case MismatchedInputException trailing
            when trailing.getOriginalMessage().startsWith(TRAILING) -> malformed(e);
            case MismatchedInputException mismatch ->
                Problems.invalid(path(e), wording.requirement(mismatch.getTargetType()));
            case ValueInstantiationException refused
            when refused.getCause() instanceof IllegalArgumentException cause && cause.getMessage() != null ->
                Problems.invalid(path(e), "is refused: " + cause.getMessage());
            default -> malformed(e);
        };
    }

    private ProblemDetail tooLarge() {
        var limits = json.tokenStreamFactory().streamReadConstraints();
        return Problems.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "The body goes beyond a limit: at most %d characters in all, %d in one string, %d levels deep."
                        .formatted(
                                limits.getMaxDocumentLength(),
                                limits.getMaxStringLength(),
                                limits.getMaxNestingDepth()));
    }

    private static String knownFields(UnrecognizedPropertyException e) {
        var known = e.getKnownPropertyIds();
        return known == null || known.isEmpty()
                ? ""
                : "; known here: "
                        + known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static ProblemDetail malformed(JacksonException e) {
        var duplicate = DUPLICATE.matcher(e.getOriginalMessage());
        if (duplicate.find()) {
            return Problems.invalid(duplicate.group(1), "is given twice");
        }
        var at = e.getLocation();
        var where = at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        return Problems.of(
                HttpStatus.BAD_REQUEST,
                "malformed-json",
                "The body is not JSON as RFC 8259 has it%s.".formatted(where));
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }
}
