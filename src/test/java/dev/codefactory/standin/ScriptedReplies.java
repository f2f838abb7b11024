package dev.codefactory.standin;

import dev.codefactory.standin.model.Content;
import dev.codefactory.standin.model.Reply;
import dev.codefactory.standin.model.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Reads the replies of a script: plain texts, or objects that say more. */
final class ScriptedReplies {

    List<Reply> list(JsonNode replies) {
        List<Reply> read = new ArrayList<>();
        for (JsonNode reply : replies) {
            read.addAll(read(reply));
        }
        return read;
    }

    private static List<Reply> read(JsonNode reply) {
        if (reply.isString()) {
            return List.of(Reply.text(reply.asString()));
        }
        return spoken(reply).stream().map(spoken -> dressed(spoken, reply)).toList();
    }

    private static List<Reply> spoken(JsonNode reply) {
        if (reply.has("content")) {
            return Content.valueOf(reply.get("content").asString().toUpperCase(Locale.ROOT))
                    .replies();
        }
        if (reply.has("tokens")) {
            return List.of(Reply.tokens(
                    reply.get("tokens").valueStream().map(JsonNode::asString).toList()));
        }
        if (reply.has("tool_calls")) {
            return List.of(Reply.toolCalls(reply.get("tool_calls")
                    .valueStream()
                    .map(call -> new ToolCall(call.path("name").asString(), call.path("arguments")))
                    .toArray(ToolCall[]::new)));
        }
        return List.of(Reply.text(reply.path("text").asString("")));
    }

    private static Reply dressed(Reply spoken, JsonNode reply) {
        Reply dressed = spoken;
        if (reply.has("thinking")) {
            dressed = dressed.thinking(reply.get("thinking").asString());
        }
        if (reply.path("finish").asString("stop").equals("length")) {
            dressed = dressed.cutOff();
        }
        return reply.has("fault") ? dressed.with(ScriptedFaults.read(reply.get("fault"))) : dressed;
    }
}
