package dev.codefactory.bench.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The ways in which models break files. What comes out may still be valid; the reference decides. */
enum Mutation {
    BRACKET,
    QUOTE,
    TOKEN,
    KEYWORD,
    TRUNCATION,
    FENCE,
    PROSE,
    ELLIPSIS;

    private static final Pattern KEYWORDS = Pattern.compile(
            "\\b(def|class|return|import|from|if|else|for|while|function|const|let|var|func|package|fn|pub|use|struct|impl|match"
                    + "|public|private|static|void|new|switch|case|export|interface|type)\\b");

    /** The text, broken; empty when there is nothing of this kind to break. */
    Optional<String> of(String text, Random random) {
        return switch (this) {
            case BRACKET -> without(text, Pattern.compile("[()\\[\\]{}]"), random);
            case QUOTE -> without(text, Pattern.compile("[\"'`]"), random);
            case TOKEN -> without(text, Pattern.compile("[:=,;]|->|=>|:="), random);
            case KEYWORD -> one(KEYWORDS, text, random).map(word -> replaced(text, word, misspelt(word.group())));
            case TRUNCATION -> Optional.of(text.substring(0, (int) (text.length() * (0.4 + random.nextDouble() / 2))));
            case FENCE -> Optional.of(inserted(text, "```", random));
            case PROSE -> Optional.of(inserted(text, "Here is the updated code with the requested changes:", random));
            case ELLIPSIS -> Optional.of(inserted(text, "... rest of the code remains unchanged ...", random));
        };
    }

    private static Optional<String> without(String text, Pattern pattern, Random random) {
        return one(pattern, text, random).map(match -> replaced(text, match, ""));
    }

    private static Optional<MatchResult> one(Pattern pattern, String text, Random random) {
        var all = pattern.matcher(text).results().toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private static String replaced(String text, MatchResult match, String by) {
        return text.substring(0, match.start()) + by + text.substring(match.end());
    }

    /** With its last two letters swapped, or the last one doubled when they are the same. */
    private static String misspelt(String word) {
        var kept = word.substring(0, word.length() - 2);
        var swapped = kept + word.charAt(word.length() - 1) + word.charAt(word.length() - 2);
        return swapped.equals(word) ? word + word.charAt(word.length() - 1) : swapped;
    }

    private static String inserted(String text, String line, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        lines.add(random.nextInt(lines.size() + 1), line);
        return String.join("\n", lines) + "\n";
    }
}
