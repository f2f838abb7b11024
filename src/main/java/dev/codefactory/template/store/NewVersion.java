package dev.codefactory.template.store;

import dev.codefactory.template.Template;
import dev.codefactory.template.store.StoredVersion.Base;
import org.jspecify.annotations.Nullable;

/** What is to become a version: a template that is in order, and its text. */
record NewVersion(Template template, String yaml, @Nullable Base base) {

    /** Whether it says nothing else than a version that is there. */
    boolean repeats(StoredVersion version) {
        var other = version.base();
        return yaml.equals(version.yaml())
                && (base == null ? other == null : other != null && base.yaml().equals(other.yaml()));
    }
}
