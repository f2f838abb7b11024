package dev.codefactory.session.policy;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Packages that the caller knows to exist, such as those of the own company, by the ecosystem they are of. */
@Schema(
        name = "AllowedPackages",
        description =
                "Packages that count as known, by ecosystem, such as those of your company. A name stands for what"
                        + " is below it too, @acme/* for everything that begins so.",
        example = "{\"python\": [\"acme_billing\"], \"node\": [\"@acme/*\"]}")
public record AllowedPackagesRequest(
        @ArraySchema(schema = @Schema(example = "acme_billing")) @Nullable @Size(max = MOST)
        List<@NotNull @Pattern(regexp = NAME) String> python,

        @ArraySchema(schema = @Schema(example = "@acme/*")) @Nullable @Size(max = MOST)
        List<@NotNull @Pattern(regexp = NAME) String> node,

        @ArraySchema(schema = @Schema(example = "com.acme.billing")) @Nullable @Size(max = MOST)
        List<@NotNull @Pattern(regexp = NAME) String> java,

        @ArraySchema(schema = @Schema(example = "git.acme.example/billing")) @Nullable @Size(max = MOST)
        List<@NotNull @Pattern(regexp = NAME) String> go,

        @ArraySchema(schema = @Schema(example = "acme_billing")) @Nullable @Size(max = MOST)
        List<@NotNull @Pattern(regexp = NAME) String> rust,

        @ArraySchema(schema = @Schema(example = "acme/billing.h")) @Nullable @Size(max = MOST)
        List<@NotNull @Pattern(regexp = NAME) String> cpp) {

    private static final int MOST = 200;

    /** An asterisk stands at the end, and not alone: nobody knows every package. */
    private static final String NAME = "^[@A-Za-z0-9_][@A-Za-z0-9_./:+-]{0,199}\\*?$";

    public Map<String, List<String>> byEcosystem() {
        var packages = new TreeMap<String, List<String>>();
        add(packages, "python", python);
        add(packages, "node", node);
        add(packages, "java", java);
        add(packages, "go", go);
        add(packages, "rust", rust);
        add(packages, "cpp", cpp);
        return packages;
    }

    private static void add(Map<String, List<String>> packages, String ecosystem, @Nullable List<String> names) {
        if (names != null && !names.isEmpty()) {
            packages.put(ecosystem, List.copyOf(names));
        }
    }
}
