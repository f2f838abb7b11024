package dev.codefactory.quality.dependencies;

import dev.codefactory.quality.QualityCheck;
import java.util.List;

/** The check of imports as others may have it. */
public final class DependencyChecks {

    private DependencyChecks() {}

    /** With nothing but the bundled lists. */
    public static QualityCheck bundled() {
        return allowing();
    }

    static QualityCheck allowing(String... packages) {
        var properties = new DependencyProperties(List.of(packages));
        return new DependencyCheck(new PackageOrigins(properties), properties);
    }
}
