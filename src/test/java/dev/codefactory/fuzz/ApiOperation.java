package dev.codefactory.fuzz;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation as the document has it.
 *
 * @param path with its variables in braces
 * @param body what it reads, or null
 * @param statuses those it may answer with
 */
record ApiOperation(
        String method,
        String path,
        List<Parameter> parameters,
        @Nullable ValueSchema body,
        boolean needsBody,
        Set<Integer> statuses) {

    /**
     * @param in {@code path}, {@code query} or {@code header}
     */
    record Parameter(String name, String in, ValueSchema schema) {}

    String name() {
        return method + " " + path;
    }

    boolean isSecured() {
        return path.startsWith("/api/");
    }

    /** Whether it uses up what it is called for. */
    boolean isDestructive() {
        return method.equals("DELETE");
    }

    List<Parameter> parameters(String in) {
        return parameters.stream()
                .filter(parameter -> parameter.in().equals(in))
                .toList();
    }
}
