package dev.codefactory.prompt.text;

import dev.codefactory.prompt.Prompt;
import dev.codefactory.prompt.PromptKey;
import dev.codefactory.prompt.PromptName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The texts that come with the service, from {@code prompts/<step>/<language>.md} and {@code default.md}; what lies in
 * {@code prompts/<step>/parts} belongs to each of the step's texts that takes parts.
 */
@Component
public class ShippedPrompts {

    private final Map<PromptKey, PromptDocument> texts = new TreeMap<>();
    private final Map<String, Map<String, Variable>> variables = new HashMap<>();

    public ShippedPrompts() {
        var partsOf = new HashMap<String, StringBuilder>();
        for (var file : files("classpath*:prompts/*/parts/*.md")) {
            var path = path(file);
            partsOf.computeIfAbsent(path.get(path.size() - 3), _ -> new StringBuilder())
                    .append("\n# Part ")
                    .append(path.getLast().replaceFirst("\\.md$", ""))
                    .append('\n')
                    .append(read(file));
        }
        for (var file : files("classpath*:prompts/*/*.md")) {
            var path = path(file);
            var step = path.get(path.size() - 2);
            var key = PromptKey.ofFile(step, path.getLast())
                    .orElseThrow(() -> new IllegalStateException("no key of a prompt: " + path));
            add(key, read(file), partsOf.getOrDefault(step, new StringBuilder()).toString());
        }
    }

    /** These texts instead. */
    public ShippedPrompts(Map<PromptKey, String> written) {
        written.forEach((key, text) -> add(key, text, ""));
    }

    private void add(PromptKey key, String written, String parts) {
        var alone = PromptDocument.parse(written);
        var text = alone.takesParts() ? PromptDocument.parse(written + parts) : alone;
        texts.put(key, text);
        var known = variables.computeIfAbsent(key.step(), _ -> new HashMap<>());
        text.variables().forEach(variable -> known.put(variable.name(), variable));
    }

    private static List<Resource> files(String pattern) {
        try {
            var found = new ArrayList<>(Arrays.asList(new PathMatchingResourcePatternResolver().getResources(pattern)));
            found.sort(Comparator.comparing(file -> Objects.requireNonNull(file.getFilename())));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> path(Resource file) {
        try {
            return List.of(file.getURL().toString().split("/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Resource file) {
        try {
            return PromptDocument.normalised(file.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every key that has a text of its own. */
    public List<PromptKey> keys() {
        return List.copyOf(texts.keySet());
    }

    /** The text under exactly this key. */
    public Optional<PromptDocument> at(PromptKey key) {
        return Optional.ofNullable(texts.get(key));
    }

    /** The most special key that has a text, of those a text for the given one may be found under. */
    public Optional<PromptKey> keyFor(PromptKey key) {
        return key.chain().stream().filter(texts::containsKey).findFirst();
    }

    /** Whether there is a step of this name. */
    public boolean serves(String step) {
        return variables.containsKey(step);
    }

    /**
     * Reads a text that somebody wrote for a key.
     *
     * @throws InvalidPromptException when it cannot serve the key's step
     */
    public PromptDocument parse(PromptKey key, String written) {
        var text = PromptDocument.parse(written);
        var shipped = keyFor(key).map(texts::get).orElseGet(() -> anyOf(key.step()));
        text.requireFitFor(variables.getOrDefault(key.step(), Map.of()), shipped);
        return text;
    }

    private PromptDocument anyOf(String step) {
        return texts.entrySet().stream()
                .filter(entry -> entry.getKey().step().equals(step))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new InvalidPromptException("there is no step %s.".formatted(step)));
    }

    /** As a catalogue without versions: from the shipped text, whatever the database may hold. */
    public Prompt render(PromptName name, @Nullable UUID execution, Map<String, String> values) {
        var key = keyFor(name.key()).orElseThrow(() -> new IllegalStateException("no prompt for " + name.key()));
        var text = Objects.requireNonNull(texts.get(key));
        return text.render(new Prompt.Source(key, null, text.sha256()), name.parts(), values);
    }
}
