package dev.codefactory.standin.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The menu of answers models are known to give; each is a file under {@code standin/content}. */
public enum Content {
    FENCED_FILES,
    BOLD_PATH,
    BACKTICK_PATH,
    HEADING_PATH,
    COMMENT_PATH,
    NO_PATH,
    UNCLOSED_FENCE,
    NESTED_FENCES,
    PROSE_AROUND,
    REST_OF_CODE,
    CRLF,
    BYTE_ORDER_MARK,
    PATH_TRAVERSAL,
    ABSOLUTE_PATH,
    WINDOWS_PATH,
    DUPLICATE_FILE,
    NO_FILES,
    REFUSAL,
    EMPTY,
    THINK_TAGS,
    THINKING_ONLY,
    JSON_RAW,
    JSON_FENCED,
    JSON_PREAMBLE,
    JSON_TRUNCATED,
    JSON_WRONG_TYPE,
    JSON_UNKNOWN_FIELD,
    BROKEN_THEN_FIXED,
    WHITESPACE_RUNAWAY,
    REPEATED_TOKEN,
    PROMPT_INJECTION;

    private static final String NEXT_REPLY = "=== next reply ===\n";
    private static final int RUNAWAY_TOKENS = 200;

    /** The replies of this variant, in turn. */
    public List<Reply> replies() {
        return switch (this) {
            case EMPTY -> List.of(Reply.text(""));
            case CRLF -> List.of(Reply.text(text(FENCED_FILES).replace("\n", "\r\n")));
            case BYTE_ORDER_MARK -> List.of(Reply.text("\uFEFF" + text(FENCED_FILES)));
            case WHITESPACE_RUNAWAY -> List.of(Reply.tokens(Collections.nCopies(RUNAWAY_TOKENS, "\n")));
            case REPEATED_TOKEN -> List.of(Reply.tokens(Collections.nCopies(RUNAWAY_TOKENS, " the")));
            case THINKING_ONLY -> List.of(Reply.text("").thinking(text(this)));
            case UNCLOSED_FENCE, JSON_TRUNCATED ->
                List.of(Reply.text(text(this)).cutOff());
            case FENCED_FILES,
                    BOLD_PATH,
                    BACKTICK_PATH,
                    HEADING_PATH,
                    COMMENT_PATH,
                    NO_PATH,
                    NESTED_FENCES,
                    PROSE_AROUND,
                    REST_OF_CODE,
                    PATH_TRAVERSAL,
                    ABSOLUTE_PATH,
                    WINDOWS_PATH,
                    DUPLICATE_FILE,
                    NO_FILES,
                    REFUSAL,
                    THINK_TAGS,
                    JSON_RAW,
                    JSON_FENCED,
                    JSON_PREAMBLE,
                    JSON_WRONG_TYPE,
                    JSON_UNKNOWN_FIELD,
                    BROKEN_THEN_FIXED,
                    PROMPT_INJECTION ->
                Arrays.stream(text(this).split(NEXT_REPLY)).map(Reply::text).toList();
        };
    }

    private static String text(Content content) {
        String file = "/standin/content/" + content.name().toLowerCase(Locale.ROOT) + ".txt";
        try (InputStream in = Content.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("missing " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
