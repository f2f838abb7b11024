package dev.codefactory.standin.routes;

import dev.codefactory.standin.model.ToolCall;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where a route puts what the model says. */
enum Shape {
    CHAT {
        @Override
        void put(ObjectNode line, String content, String thinking, List<ToolCall> calls) {
            ObjectNode message =
                    line.putObject("message").put("role", "assistant").put("content", content);
            putThinking(message, thinking);
            putToolCalls(message, calls);
        }
    },
    GENERATE {
        @Override
        void put(ObjectNode line, String content, String thinking, List<ToolCall> calls) {
            line.put("response", content);
            putThinking(line, thinking);
        }
    };

    abstract void put(ObjectNode line, String content, String thinking, List<ToolCall> calls);

    private static void putThinking(ObjectNode target, String thinking) {
        if (!thinking.isEmpty()) {
            target.put("thinking", thinking);
        }
    }

    private static void putToolCalls(ObjectNode message, List<ToolCall> calls) {
        if (calls.isEmpty()) {
            return;
        }
        ArrayNode array = message.putArray("tool_calls");
        for (ToolCall call : calls) {
            ObjectNode entry = array.addObject().put("id", "call_" + array.size());
            entry.putObject("function")
                    .put("index", array.size() - 1)
                    .put("name", call.name())
                    .set("arguments", call.arguments());
        }
    }
}
