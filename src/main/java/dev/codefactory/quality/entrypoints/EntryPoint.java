package dev.codefactory.quality.entrypoints;

import dev.codefactory.quality.source.SourceNode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A place at which a program answers whoever calls it over HTTP.
 *
 * @param node where it is registered or defined
 * @param name how a finding calls it, such as {@code GET /users}
 * @param path as far as it is known, else empty
 * @param handler the code that answers
 * @param applied what runs or is checked before: decorators, annotations, middleware
 * @param parameters declarations of what a framework fills in from the request
 */
record EntryPoint(
        SourceFile file,
        SourceNode node,
        String name,
        String path,
        List<SourceNode> handler,
        List<SourceNode> applied,
        List<String> parameters) {

    private static final Pattern VARIABLE = Pattern.compile("[<{:*]");

    /** Whoever logs in cannot have logged in before, and whether a service lives is everybody's business. */
    private static final Pattern PUBLIC = Pattern.compile(
            "(?i)(^|[/ _.])(log-?_?in|sign-?_?in|sign-?_?up|register|tokens?|refresh|health\\w*|livez?|readyz?|ping|"
                    + "openapi(\\.json)?|docs|favicon\\.ico|robots\\.txt)/?$");

    EntryPoint {
        handler = List.copyOf(handler);
        applied = List.copyOf(applied);
        parameters = List.copyOf(parameters);
    }

    boolean isPublic() {
        return PUBLIC.matcher(path).find();
    }

    boolean hasVariablePath() {
        return VARIABLE.matcher(path).find();
    }
}
