package dev.codefactory.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The templates that come with the application, in {@code templates/NAME.yaml} on the class path. */
@Component
public class BuiltInTemplates {

    private final Map<String, Template> byName = new TreeMap<>();
    private final Map<String, String> sources = new TreeMap<>();

    BuiltInTemplates() {
        for (var file : files()) {
            var yaml = text(file);
            var template = TemplateYaml.parse(yaml);
            byName.put(template.name(), template);
            sources.put(template.name(), yaml);
        }
    }

    /** All of them, by name. */
    public Collection<Template> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    /** The one of that name. */
    public Optional<Template> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The YAML it is written in. */
    public Optional<String> source(String name) {
        return Optional.ofNullable(sources.get(name));
    }

    private static Iterable<Resource> files() {
        try {
            return Arrays.asList(new PathMatchingResourcePatternResolver().getResources("classpath*:templates/*.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
