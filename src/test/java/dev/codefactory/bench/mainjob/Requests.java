package dev.codefactory.bench.mainjob;

import dev.codefactory.bench.recorded.RecordedAnswer;
import dev.codefactory.bench.recorded.RecordedTask;
import dev.codefactory.code.FileTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Puts a recorded task as a request of the API, with the task's own tests as acceptance tests. */
final class Requests {

    private static final JsonMapper JSON = new JsonMapper();

    private Requests() {}

    static JsonNode asking(RecordedTask task, RecordedAnswer answer) {
        var request = JSON.createObjectNode()
                .put("template_type", "function")
                .put("description", task.prompt() + "\n\n" + RecordedModel.mark(answer));
        request.putObject("config")
                .putObject("project")
                .put("language", task.language().id());
        request.set("files", files(task.given()));
        request.putObject("acceptance_tests").put("command", task.testCommand()).set("files", files(task.testFiles()));
        var target = request.putObject("target").put("path", task.candidate().value());
        task.entryPoint().ifPresent(name -> target.put("entry_point", name));
        return request;
    }

    private static ArrayNode files(FileTree tree) {
        var array = JSON.createArrayNode();
        tree.files()
                .forEach(file ->
                        array.addObject().put("path", file.path().value()).put("content", file.content()));
        return array;
    }
}
