package dev.codefactory.template;

import dev.codefactory.access.Owner;
import dev.codefactory.template.Templates.Chosen;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where templates come from besides those that come with the application. */
public interface TemplateSource {

    /**
     * The template the owner means; empty leaves it to others.
     *
     * @param reference a name, or an id
     * @param version the version to use, or null for the current one
     * @throws TemplateException.Unfit when it is meant, but has no such version
     */
    Optional<Chosen> find(Owner owner, String reference, @Nullable Integer version);
}
