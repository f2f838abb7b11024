package dev.codefactory.pipeline.extraction;

import java.util.regex.Pattern;

/** Takes out of an answer what no reader was meant to see: thoughts, template tokens, byte order marks, carriage returns. */
final class AnswerCleaner {

    private static final Pattern CLOSED_THOUGHT = Pattern.compile("(?is)<(think|thinking|thought|reasoning)>.*?</\\1>");
    private static final Pattern END_OF_THOUGHT = Pattern.compile("(?i)</(think|thinking|thought|reasoning)>");
    private static final Pattern START_OF_THOUGHT = Pattern.compile("(?i)\\A\\s*<(think|thinking|thought|reasoning)>");
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
        var rest = CLOSED_THOUGHT.matcher(text).replaceAll("");
        var end = END_OF_THOUGHT.matcher(rest);
        if (end.find()) {
            // Chat templates open the thought themselves, so only its end shows up.
            rest = rest.substring(end.end());
        }
        return START_OF_THOUGHT.matcher(rest).replaceFirst("");
    }

    /** Removes leaked template tokens; what follows an end-of-turn token is the model talking to itself. */
    private static String withoutTokens(String text) {
        var token = TOKEN.matcher(text);
        var kept = new StringBuilder();
        var from = 0;
        while (token.find()) {
            kept.append(text, from, token.start());
            from = token.end();
            if (!kept.toString().isBlank() && END_TOKEN.matcher(token.group()).find()) {
                return kept.toString();
            }
        }
        return kept.append(text, from, text.length()).toString();
    }
}
