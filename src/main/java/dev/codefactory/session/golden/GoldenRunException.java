package dev.codefactory.session.golden;

import java.util.List;

/** A version of a template cannot be tried, or is not to be used before it has been. */
public final class GoldenRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final String type;

    private GoldenRunException(String type, String message) {
        super(message);
        this.type = type;
    }

    static GoldenRunException untested(String name, int version, List<String> missing) {
        return new GoldenRunException(
                "template-untested",
                ("Version %2$d of the template %1$s has no successful execution of: %3$s."
                                + " POST /api/v1/templates/%1$s/versions/%2$d/test starts them; force activates it untested.")
                        .formatted(name, version, String.join(", ", missing)));
    }

    static GoldenRunException unused(String name, int version) {
        return new GoldenRunException(
                "template-untested",
                ("Version %d of the template %s has no examples and no successful execution;"
                                + " POST /api/v1/generate with \"template_version\": %1$d, or force it.")
                        .formatted(version, name));
    }

    /** There is nothing to try a version with. */
    public static GoldenRunException withoutExamples(String name, int version) {
        return new GoldenRunException(
                "template-without-examples",
                ("Version %d of the template %s has no examples; add some, or try it by"
                                + " POST /api/v1/generate with \"template_version\": %1$d.")
                        .formatted(version, name));
    }

    /** The stable name of the reason. */
    public String type() {
        return type;
    }
}
