package dev.codefactory.pipeline.expression;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.modulith.NamedInterface;

/** Texts of templates: a variable is a name in double braces. */
@NamedInterface("expressions")
public final class Wordings {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([\\w.]+)}}");

    /** The variables every text of a template may use, besides parameters, inputs and {@code steps.NAME}. */
    public static final Set<String> STANDARD = Set.of(
            "request", "requirements", "wishes", "target_path", "files", "tests", "code", "language", "secure_process");

    private Wordings() {}

    /** The names of the variables in the text. */
    public static Set<String> variables(String text) {
        var names = new TreeSet<String>();
        VARIABLE.matcher(text).results().forEach(variable -> names.add(variable.group(1)));
        return names;
    }

    /** The text with the values in place of the variables; braces in a value are no variables. What has no value yet is left empty. */
    public static String fill(String text, Map<String, String> values) {
        return VARIABLE.matcher(text)
                .replaceAll(variable -> Matcher.quoteReplacement(values.getOrDefault(variable.group(1), "")));
    }
}
