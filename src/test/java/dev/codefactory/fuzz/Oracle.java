package dev.codefactory.fuzz;

import dev.codefactory.fuzz.Violation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Knows what every answer of the service must be like. */
final class Oracle {

    /** Words that come from within: classes, statements, traces, places on the disk. */
    private static final Pattern INSIDE = Pattern.compile(
            "\\w+Exception\\b|\\w+Error\\b|\\tat |\\b(?:java|jakarta|tools\\.jackson|com\\.fasterxml|org\\.\\w+)\\.[\\w.]+"
                    + "|dev\\.codefactory|SQLSTATE|SQLState|\\b(?:insert into|delete from|select .{1,80} from)\\b"
                    + "|/(?:home|root|tmp|usr|var|opt)/|<html|Tomcat");

    private static final JsonMapper JSON = new JsonMapper();

    private Oracle() {}

    static List<Violation> judge(Case sent, Answer answer) {
        var violations = new ArrayList<Violation>();
        addStatusViolations(sent, answer, violations);
        if (answer.status() >= 400 && !isProblem(answer)) {
            violations.add(violation(Kind.NO_PROBLEM, sent, answer));
        }
        if (answer.status() >= 400 && INSIDE.matcher(answer.body()).find()) {
            violations.add(violation(Kind.LEAK, sent, answer));
        }
        if (!hasSecurityHeaders(answer)) {
            violations.add(violation(Kind.NO_SECURITY_HEADERS, sent, answer));
        }
        return violations;
    }

    private static void addStatusViolations(Case sent, Answer answer, List<Violation> violations) {
        var status = answer.status();
        if (status >= 500) {
            violations.add(violation(Kind.SERVER_ERROR, sent, answer));
        } else if (!sent.expected().isMetBy(status) && !isDoneWith(sent, answer)) {
            var kind = sent.expected() == Expected.ACCEPTED ? Kind.REFUSED_VALID : Kind.ACCEPTED_INVALID;
            violations.add(violation(kind, sent, answer));
        } else if (!sent.statuses().contains(status)) {
            violations.add(violation(Kind.UNDOCUMENTED_STATUS, sent, answer));
        }
    }

    /** What is for admins alone is refused to others, however well they ask, and a step is approved only once. */
    private static boolean isDoneWith(Case sent, Answer answer) {
        var isForAdmins = answer.status() == 403 && answer.body().contains("urn:codefactory:problem:admin-only");
        var isApproved =
                answer.status() == 409 && answer.body().contains("urn:codefactory:problem:approval-not-awaited");
        return sent.expected() == Expected.ACCEPTED && (isForAdmins || isApproved);
    }

    private static boolean isProblem(Answer answer) {
        if (!answer.header("content-type").startsWith("application/problem+json")) {
            return false;
        }
        try {
            var problem = JSON.readTree(answer.body());
            return problem.path("type").asString("").startsWith("urn:codefactory:problem:")
                    && !problem.path("title").asString("").isBlank()
                    && problem.path("status").asInt(0) == answer.status()
                    && !problem.path("detail").asString("").isBlank();
        } catch (JacksonException _) {
            return false;
        }
    }

    private static boolean hasSecurityHeaders(Answer answer) {
        return answer.header("x-content-type-options").equals("nosniff")
                && answer.header("content-security-policy").contains("frame-ancestors 'none'")
                && answer.header("referrer-policy").equals("no-referrer");
    }

    private static Violation violation(Kind kind, Case sent, Answer answer) {
        var body = answer.body().replaceAll("\\s+", " ");
        var excerpt = body.substring(0, Math.min(300, body.length()));
        return new Violation(kind, sent.operation(), answer.status(), sent.what() + " -> " + excerpt);
    }
}
