package dev.codefactory.template.store;

import dev.codefactory.template.Template;
import dev.codefactory.template.TemplateYaml;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a template. What it says never changes.
 *
 * @param base what it customises, or null
 * @param activatedAt when it became current for the first time, or null if it never was
 * @param forced whether it became current without having been tested
 */
public record StoredVersion(
        int number,
        String yaml,
        @Nullable Base base,
        Instant createdAt,
        @Nullable Instant activatedAt,
        boolean forced) {

    /**
     * A built-in template as it read when it was customised.
     *
     * @param changes what was changed, as JSON
     */
    public record Base(String name, int version, String yaml, String changes) {}

    public Template template() {
        return TemplateYaml.stored(yaml, number);
    }
}
