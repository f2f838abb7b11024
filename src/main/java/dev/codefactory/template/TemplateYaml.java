package dev.codefactory.template;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.codefactory.web.StorableText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Templates as text: read by their JSON Schema and by {@link TemplateRules}, and written. */
public final class TemplateYaml {

    /** In characters. */
    public static final int LONGEST = 200_000;

    private static final JsonMapper JSON = configured(JsonMapper.builder()).build();
    private static final YAMLMapper YAML = configured(YAMLMapper.builder()
                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES))
            .build();
    private static final String SCHEMA_TEXT = read("template/template.schema.json");
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JSON.readTree(SCHEMA_TEXT));

    private TemplateYaml() {}

    private static <B extends MapperBuilder<?, B>> B configured(B builder) {
        return builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                // The schema has said already what may be missing.
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    /** The JSON Schema of the YAML, for editors and for whoever writes templates by program. */
    public static String schema() {
        return SCHEMA_TEXT;
    }

    /** @throws TemplateException.Invalid when it is no template; it says all that is wrong */
    public static Template parse(String yaml) {
        if (yaml.length() > LONGEST) {
            throw new TemplateException.Invalid(
                    List.of(new Flaw("", "must have at most %d characters".formatted(LONGEST))));
        }
        if (!StorableText.isStorable(yaml)) {
            throw new TemplateException.Invalid(List.of(new Flaw("", StorableText.RULE)));
        }
        return read(tree(yaml));
    }

    /**
     * A template that was in order when it was stored. It is not judged again: rules that came later must not make it unusable.
     *
     * @param version the number it is stored under
     */
    public static Template stored(String yaml, int version) {
        return JSON.treeToValue(tree(yaml), Template.class).numbered(version);
    }

    /** @throws TemplateException.Invalid when it is no YAML */
    public static JsonNode tree(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JacksonException e) {
            throw new TemplateException.Invalid(List.of(new Flaw(
                    "",
                    "is no YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""))));
        }
    }

    /** @throws TemplateException.Invalid when it is no template; it says all that is wrong */
    public static Template read(JsonNode tree) {
        var flaws = new ArrayList<Flaw>();
        findUnstorable("", tree, flaws);
        SCHEMA.validate(tree)
                .forEach(error ->
                        flaws.add(Flaw.at(error.getInstanceLocation().toString(), String.valueOf(error.getMessage()))));
        if (!flaws.isEmpty()) {
            throw new TemplateException.Invalid(flaws);
        }
        var template = JSON.treeToValue(tree, Template.class);
        flaws.addAll(TemplateRules.flawsOf(template));
        if (!flaws.isEmpty()) {
            throw new TemplateException.Invalid(flaws);
        }
        return template;
    }

    private static void findUnstorable(String place, JsonNode node, List<Flaw> flaws) {
        if (node.isString() && !StorableText.isStorable(node.stringValue())) {
            flaws.add(Flaw.at(place, StorableText.RULE));
        } else if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
            flaws.add(Flaw.at(place, "is a number beyond 1e308"));
        }
        for (var i = 0; i < node.size() && node.isArray(); i++) {
            findUnstorable("%s/%d".formatted(place, i), node.get(i), flaws);
        }
        for (var member : node.properties()) {
            if (StorableText.isStorable(member.getKey())) {
                findUnstorable("%s/%s".formatted(place, member.getKey()), member.getValue(), flaws);
            } else {
                flaws.add(Flaw.at(place, "has a name that " + StorableText.RULE));
            }
        }
    }

    /** The YAML of the tree. */
    public static String write(JsonNode tree) {
        return YAML.writeValueAsString(tree);
    }

    private static String read(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Something wrong with a template.
     *
     * @param place where, such as {@code steps[2].prompt}; empty for the whole
     */
    public record Flaw(String place, String message) {

        /** @param pointer a JSON pointer, or a path with slashes */
        static Flaw at(String pointer, String message) {
            var place = pointer.replaceAll("/(\\d+)", "[$1]").replace('/', '.');
            return new Flaw(
                    place.startsWith(".") ? place.substring(1) : place,
                    message.toLowerCase(Locale.ROOT).isEmpty() ? "is wrong" : message);
        }
    }
}
