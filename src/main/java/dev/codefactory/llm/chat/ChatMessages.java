package dev.codefactory.llm.chat;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.answer.AnswerSchema;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said to a model, as LangChain4j has it. */
public record ChatMessages(List<ChatMessage> messages) {

    public ChatMessages {
        messages = List.copyOf(messages);
    }

    static ChatMessages opening(LlmCall call, @Nullable AnswerSchema schema) {
        var system = schema == null ? call.system() : call.system() + "\n\n" + schema.prompt();
        var messages = new ArrayList<ChatMessage>();
        if (!system.isBlank()) {
            messages.add(SystemMessage.from(system));
        }
        messages.add(UserMessage.from(call.user()));
        return new ChatMessages(messages);
    }

    /** The same after an answer that has to be mended. */
    ChatMessages answered(String answer, String repair) {
        var more = new ArrayList<>(messages);
        more.add(AiMessage.from(answer));
        more.add(UserMessage.from(repair));
        return new ChatMessages(more);
    }

    /** The words alone, message by message. */
    public List<String> texts() {
        return messages.stream().map(ChatMessages::text).toList();
    }

    /** @param enforced the schema the server is to hold the answer to, or null */
    public ChatRequest request(@Nullable AnswerSchema enforced) {
        var request = ChatRequest.builder().messages(messages);
        if (enforced != null) {
            var json = JsonSchema.builder()
                    .name("answer")
                    .rootElement(JsonRawSchema.from(enforced.json()))
                    .build();
            request.responseFormat(ResponseFormat.builder()
                    .type(ResponseFormatType.JSON)
                    .jsonSchema(json)
                    .build());
        }
        return request.build();
    }

    private static String text(ChatMessage message) {
        return switch (message) {
            case SystemMessage system -> system.text();
            case UserMessage user -> user.singleText();
            case AiMessage ai -> ai.text();
            default -> throw new IllegalArgumentException("no part of a chat: " + message.type());
        };
    }
}
