package dev.codefactory.llm.chat;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.answer.AnswerText;
import dev.codefactory.llm.answer.ProgressBatch;
import dev.codefactory.llm.answer.Runaway;
import dev.codefactory.llm.answer.ThinkTags;
import dev.codefactory.llm.http.CallFailure;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Gathers the text of one answer as LangChain4j hears it, and says when it grows beyond reason. */
public final class ChatAnswer implements StreamingChatResponseHandler {

    private final ProgressBatch progress;
    private final long mostBytes;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thinking = new StringBuilder();
    private final ThinkTags tags = new ThinkTags(this::answered, thinking::append);
    private final Runaway runaway = new Runaway();
    private long bytes;
    private @Nullable CallFailure failure;

    public ChatAnswer(ProgressBatch progress, long mostBytes) {
        this.progress = progress;
        this.mostBytes = mostBytes;
    }

    public String text() {
        return AnswerText.clean(text.toString());
    }

    public String thinking() {
        return AnswerText.clean(thinking.toString());
    }

    /** LangChain4j swallows what a handler throws, so what went wrong here is thrown when its reader asks. */
    void requireSound() {
        if (failure != null) {
            throw failure;
        }
    }

    /** Nothing more comes. */
    void end() {
        tags.end();
        progress.flush();
    }

    @Override
    public void onPartialResponse(String delta) {
        weigh(delta);
        tags.add(delta);
    }

    @Override
    public void onPartialThinking(PartialThinking delta) {
        thinking.append(delta.text());
        weigh(delta.text());
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {}

    @Override
    public void onError(Throwable error) {
        failure = CallFailure.of(Reason.MALFORMED, "the answer cannot be read: " + error);
    }

    private void answered(String delta) {
        text.append(delta);
        progress.add(delta);
    }

    private void weigh(String delta) {
        bytes += delta.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > mostBytes) {
            failure = CallFailure.of(Reason.RUNAWAY, "the answer is longer than %d bytes".formatted(mostBytes));
        } else if (runaway.after(delta)) {
            failure = CallFailure.of(Reason.RUNAWAY, "the answer repeats itself without end");
        }
    }
}
