package dev.codefactory.prompt.text;

import dev.codefactory.prompt.MissingVariableException;
import dev.codefactory.prompt.Prompt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text that prompts are made from: front matter that declares its variables, then the sections {@code # System} and {@code # User}, and
 * for each part that may be put in where it says <code>{{> parts}}</code> a section {@code # Part <name>}. A variable is a name in double
 * braces.
 *
 * @param content all of it, as it was written
 * @param parts the texts of its parts by their names
 */
public record PromptDocument(
        String content, List<Variable> variables, String system, String user, Map<String, String> parts) {

    private static final Pattern SHAPE = Pattern.compile("\\A---\\n(.*?\\n)---\\n(.*)\\z", Pattern.DOTALL);
    private static final Pattern HEADING =
            Pattern.compile("^# (System|User|Part ([a-z][a-z0-9_]*))$", Pattern.MULTILINE);
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final String PARTS_HERE = "{{> parts}}";

    public PromptDocument {
        variables = List.copyOf(variables);
        parts = Map.copyOf(parts);
    }

    /**
     * Reads a text; every variable it uses must be declared in it.
     *
     * @throws InvalidPromptException when it cannot be a prompt
     */
    public static PromptDocument parse(String written) {
        var content = normalised(written);
        var shape = SHAPE.matcher(content);
        if (!shape.matches()) {
            throw new InvalidPromptException(
                    "it must begin with front matter: its variables between two lines of ---.");
        }
        var sections = sections(shape.group(2));
        var parts = new TreeMap<String, String>();
        sections.forEach((heading, text) -> {
            if (heading.startsWith("Part ")) {
                parts.put(heading.substring("Part ".length()), text);
            }
        });
        if (!sections.containsKey("System") || !sections.containsKey("User")) {
            throw new InvalidPromptException("it lacks its section # System or # User.");
        }
        var text = new PromptDocument(
                content, FrontMatter.read(shape.group(1)), sections.get("System"), sections.get("User"), parts);
        text.requireDeclared();
        return text;
    }

    static String normalised(String written) {
        return written.replace("\r\n", "\n");
    }

    private static Map<String, String> sections(String body) {
        var headings = HEADING.matcher(body).results().toList();
        if (!body.substring(
                        0,
                        headings.isEmpty() ? body.length() : headings.getFirst().start())
                .isBlank()) {
            throw new InvalidPromptException("there is text before its first section.");
        }
        var sections = new TreeMap<String, String>();
        for (int i = 0; i < headings.size(); i++) {
            var end = i + 1 < headings.size() ? headings.get(i + 1).start() : body.length();
            var text = body.substring(headings.get(i).end(), end).strip();
            if (sections.put(headings.get(i).group(1), text) != null) {
                throw new InvalidPromptException("it has the section # %s twice."
                        .formatted(headings.get(i).group(1)));
            }
        }
        return sections;
    }

    private void requireDeclared() {
        var declared = variables.stream().map(Variable::name).collect(Collectors.toSet());
        used().filter(name -> !declared.contains(name)).findFirst().ifPresent(name -> {
            throw new InvalidPromptException(
                    "it uses the variable %s without declaring it in its front matter.".formatted(name));
        });
        variables.stream()
                .filter(variable -> !variable.isOurs() && names(system).anyMatch(variable.name()::equals))
                .findFirst()
                .ifPresent(variable -> {
                    throw new InvalidPromptException(
                            "the variable %s holds what users, models or files say; it may not stand under # System."
                                    .formatted(variable.name()));
                });
    }

    private Stream<String> used() {
        return Stream.concat(Stream.of(system, user), parts.values().stream()).flatMap(PromptDocument::names);
    }

    private static Stream<String> names(String text) {
        return VARIABLE.matcher(text).results().map(variable -> variable.group(1));
    }

    /**
     * Refuses a text that could not serve a step.
     *
     * @param known what steps of this kind give values for
     * @param shipped the text that comes with the service for such a step
     * @throws InvalidPromptException naming what does not fit
     */
    void requireFitFor(Map<String, Variable> known, PromptDocument shipped) {
        for (var variable : variables) {
            var given = known.get(variable.name());
            if (given == null) {
                throw new InvalidPromptException("this step gives no value for the variable %s, only for %s."
                        .formatted(variable.name(), String.join(", ", new TreeSet<>(known.keySet()))));
            }
            if (!variable.isDeclaredAs(given)) {
                throw new InvalidPromptException(
                        "the variable %s must be declared with source %s, allow_llm_refinement %s, allow_code_context %s."
                                .formatted(
                                        variable.name(),
                                        given.source().name(),
                                        given.allowLlmRefinement(),
                                        given.allowCodeContext()));
            }
        }
        if (takesParts()) {
            var missing = new TreeSet<>(shipped.parts().keySet());
            missing.removeAll(parts.keySet());
            if (!missing.isEmpty()) {
                throw new InvalidPromptException(
                        "it says {{> parts}}, but lacks the section # Part %s.".formatted(missing.first()));
            }
        }
    }

    boolean takesParts() {
        return system.contains(PARTS_HERE) || user.contains(PARTS_HERE);
    }

    /** The hash of its content. */
    public String sha256() {
        return sha256(content);
    }

    /** The hash of a text's UTF-8 bytes, in hex. */
    public static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The prompt with these parts put in, those it has, and every variable replaced by its value.
     *
     * @throws MissingVariableException when a value is not given
     */
    public Prompt render(Prompt.Source source, List<String> wanted, Map<String, String> values) {
        var put = wanted.stream().filter(parts::containsKey).map(parts::get).collect(Collectors.joining("\n"));
        return new Prompt(fill(source, system, put, values), fill(source, user, put, values), source);
    }

    private static String fill(Prompt.Source source, String text, String put, Map<String, String> values) {
        return VARIABLE.matcher(text.replace(PARTS_HERE, put).strip()).replaceAll(variable -> {
            var value = values.get(variable.group(1));
            if (value == null) {
                throw new MissingVariableException(source, variable.group(1));
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
