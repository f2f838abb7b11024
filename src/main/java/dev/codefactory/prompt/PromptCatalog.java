package dev.codefactory.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Finds the text of a prompt, {@code prompts/<step>/<language>.md} or else {@code prompts/<step>/default.md}, and fills it. A prompt is two
 * parts, headed {@code # System} and {@code # User}; a variable is a name in double braces. Where it says {@code {{> parts}}} the texts
 * {@code prompts/<step>/parts/<part>.md} that belong to the question are put in.
 */
@Component
public class PromptCatalog {

    private static final Pattern SECTIONS = Pattern.compile("\\A# System\\n(.*)\\n# User\\n(.*)\\z", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\w+)}}");

    private static final String PARTS_HERE = "{{> parts}}";

    private final Map<PromptName, Template> templates = new ConcurrentHashMap<>();

    private record Template(String system, String user, String hash) {}

    /**
     * The prompt with every variable replaced by its value. Values are taken as they are: braces in them are not variables.
     *
     * @throws IllegalArgumentException naming the variable when the prompt asks for a value that is not given
     */
    public Prompt render(PromptName name, Map<String, String> values) {
        var template = templates.computeIfAbsent(name, PromptCatalog::load);
        return new Prompt(fill(name, template.system(), values), fill(name, template.user(), values), template.hash());
    }

    private static String fill(PromptName name, String text, Map<String, String> values) {
        return VARIABLE.matcher(text).replaceAll(variable -> {
            var value = values.get(variable.group(1));
            if (value == null) {
                throw new IllegalArgumentException("prompt %s/%s asks for the variable %s, which is not given"
                        .formatted(name.step(), name.language().id(), variable.group(1)));
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static Template load(PromptName name) {
        var text = read(name).replace("\r\n", "\n").replace(PARTS_HERE, parts(name));
        var parts = SECTIONS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalStateException("prompt %s/%s lacks its # System or # User part"
                    .formatted(name.step(), name.language().id()));
        }
        return new Template(parts.group(1).strip(), parts.group(2).strip(), sha256(text));
    }

    private static String read(PromptName name) {
        var own = new ClassPathResource(
                "prompts/%s/%s.md".formatted(name.step(), name.language().id()));
        return read(own.exists() ? own : new ClassPathResource("prompts/%s/default.md".formatted(name.step())));
    }

    private static String parts(PromptName name) {
        return name.parts().stream()
                .map(part -> read(new ClassPathResource("prompts/%s/parts/%s.md".formatted(name.step(), part))))
                .map(String::strip)
                .collect(Collectors.joining("\n"));
    }

    private static String read(ClassPathResource resource) {
        try {
            return resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
