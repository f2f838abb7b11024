package dev.codefactory.llm.host;

import dev.codefactory.llm.ModelRole;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which models the settings want for each role. */
public final class RoleModels {

    private RoleModels() {}

    /**
     * The models of every role, most wanted first.
     *
     * @param given the lists the operator wrote; a role without its own has that of the role it falls back on
     * @param otherwise the models of a role of which nothing is said
     */
    public static Map<ModelRole, List<String>> of(
            Map<ModelRole, List<String>> given, Function<ModelRole, List<String>> otherwise) {
        var lists = new EnumMap<ModelRole, List<String>>(ModelRole.class);
        for (var role : ModelRole.values()) {
            lists.put(role, given(role, given).orElseGet(() -> otherwise.apply(role)));
        }
        return Map.copyOf(lists);
    }

    private static Optional<List<String>> given(ModelRole role, Map<ModelRole, List<String>> models) {
        var own = models.getOrDefault(role, List.of());
        return own.isEmpty() ? role.fallback().flatMap(other -> given(other, models)) : Optional.of(List.copyOf(own));
    }
}
