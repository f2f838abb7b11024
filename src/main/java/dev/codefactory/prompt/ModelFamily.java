package dev.codefactory.prompt;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which models share prompts: those whose names differ in registry, owner and tag only. {@code qwen2.5-coder:7b} and
 * {@code hf.co/somebody/Qwen2.5-Coder:Q4} are both of the family {@code qwen2.5-coder}.
 */
public final class ModelFamily {

    private static final Pattern FAMILY = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final int LONGEST = 64;

    private ModelFamily() {}

    static boolean isFamily(String word) {
        return FAMILY.matcher(word).matches();
    }

    /** The name after its last slash and before its colon, in small letters; a character no family has becomes a hyphen. */
    public static String of(String model) {
        var name = model.substring(model.lastIndexOf('/') + 1);
        var base = (name.contains(":") ? name.substring(0, name.indexOf(':')) : name).toLowerCase(Locale.ROOT);
        var family = base.replaceAll("[^a-z0-9._-]", "-").replaceFirst("^[._-]+", "");
        var cut = family.substring(0, Math.min(family.length(), LONGEST));
        return isFamily(cut) ? cut : PromptKey.ANY;
    }
}
