package dev.codefactory.docs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The configuration reference says of each property what its record says in Javadoc and annotations. */
class ConfigurationReferenceTests {

    private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");
    private static final Path REFERENCE = Path.of("docs/reference/configuration.md");
    private static final String UPDATE = "./mvnw test -Dtest=ConfigurationReferenceTests -Dgolden.update=true";
    private static final String MARKER = "<!-- What follows is generated: " + UPDATE + " -->\n";

    record Metadata(List<Property> properties) {}

    record Property(
            String name,
            String type,
            @Nullable String description,
            @Nullable Object defaultValue) {

        /** The property's module, such as {@code codefactory.queue}. */
        String group() {
            return name.replaceFirst("^(\\w+\\.[\\w-]+).*", "$1");
        }

        String row() {
            return "| `%s` | %s | %s | %s |\n".formatted(name, simpleType(), defaultText(), descriptionText());
        }

        private String simpleType() {
            return type.replaceAll("([a-z]\\w*\\.)+|\\w+\\$", "")
                    .replace("<", "&lt;")
                    .replace(",", ", ");
        }

        private String defaultText() {
            return switch (defaultValue) {
                case null -> "";
                case List<?> values ->
                    values.stream().map(value -> "`" + value + "`").collect(joining(", "));
                default -> "`" + defaultValue + "`";
            };
        }

        private String descriptionText() {
            return description == null ? "" : description.replace("|", "\\|").replace("\n", " ");
        }
    }

    @Test
    void describesEveryPropertyAsTheCodeDoes() throws IOException {
        var document = Files.readString(REFERENCE);
        var handWritten = document.substring(0, document.indexOf(MARKER) + MARKER.length());
        var expected = handWritten + generated(properties());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(REFERENCE, expected);
        }

        assertThat(REFERENCE).as("update it with: " + UPDATE).content().isEqualTo(expected);
    }

    @Test
    void everyPropertySaysWhatItIsFor() throws IOException {
        assertThat(properties())
                .isNotEmpty()
                .allSatisfy(property ->
                        assertThat(property.description()).as(property.name()).isNotBlank());
    }

    private static List<Property> properties() throws IOException {
        return JsonMapper.shared().readValue(Files.readString(METADATA), Metadata.class).properties().stream()
                .filter(property -> property.name().startsWith("codefactory."))
                .sorted(Comparator.comparing(Property::name))
                .toList();
    }

    private static String generated(List<Property> properties) {
        var groups = properties.stream()
                .collect(groupingBy(Property::group, TreeMap::new, mapping(Property::row, joining())));
        return groups.entrySet().stream()
                .map(group -> """

                ## %s

                | Property | Type | Default | Meaning |
                | --- | --- | --- | --- |
                %s""".formatted(group.getKey(), group.getValue()))
                .collect(joining());
    }
}
