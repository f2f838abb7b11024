package dev.codefactory.pipeline.extraction;

import java.util.regex.Pattern;

/** Takes out of an answer what no reader was meant to see: thoughts, template tokens, byte order marks, carriage returns. */
final class AnswerCleaner {

    private static final String THOUGHT = "(?:think|thinking|thought|reasoning)>";
    // Tags within a line belong to code or prose about them.
    private static final Pattern START_OF_THOUGHT = Pattern.compile("(?im)^[ \\t]*<" + THOUGHT);
    private static final Pattern END_OF_THOUGHT = Pattern.compile("(?i)</" + THOUGHT);
    private static final Pattern END_ON_LINE_EDGE =
            Pattern.compile("(?im)^[ \\t]*</" + THOUGHT + "|</" + THOUGHT + "[ \\t]*$");
    // A token inside quotes belongs to code about tokenizers.
    private static final Pattern TOKEN = Pattern.compile("(?<![\"'`])(<[|｜][\\w▁]{2,40}[|｜]>"
            + "|</?s>(?=\\s*\\z)|\\A\\s*<s>|\\[/?INST]|<</?SYS>>"
            + "|<(?:end|start)_of_turn>|<step>(?=\\s))(?![\"'])");
    private static final Pattern END_TOKEN = Pattern.compile(
            "<[|｜](?:im_end|im_start|eot_id|eom_id|end|endoftext|end▁of▁sentence|end_of_text|user|return)[|｜]>"
                    + "|</s>|\\[INST]|<end_of_turn>|<step>");

    private AnswerCleaner() {}

    static String clean(String answer) {
        var text = answer.replace("\uFEFF", "")
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\0', '\uFFFD');
        return withoutTokens(withoutThoughts(text));
    }

    private static String withoutThoughts(String text) {
        var start = START_OF_THOUGHT.matcher(text);
        var end = END_OF_THOUGHT.matcher(text);
        var kept = new StringBuilder();
        var from = endOfUnopenedThought(text);
        while (start.find(from)) {
            kept.append(text, from, start.start());
            from = start.end();
            if (!end.find(from)) {
                break;
            }
            from = end.end();
        }
        return kept.append(text, from, text.length()).toString();
    }

    /** Chat templates open the first thought themselves, so only its end shows up. */
    private static int endOfUnopenedThought(String text) {
        var end = END_ON_LINE_EDGE.matcher(text);
        var start = START_OF_THOUGHT.matcher(text);
        var isUnopened = end.find() && !(start.find() && start.start() < end.start());
        return isUnopened ? end.end() : 0;
    }

    /** Removes leaked template tokens; what follows an end-of-turn token is the model talking to itself. */
    private static String withoutTokens(String text) {
        var token = TOKEN.matcher(text);
        var kept = new StringBuilder();
        var from = 0;
        while (token.find()) {
            kept.append(text, from, token.start());
            from = token.end();
            if (END_TOKEN.matcher(token.group()).find() && !kept.toString().isBlank()) {
                return kept.toString();
            }
        }
        return kept.append(text, from, text.length()).toString();
    }
}
