package dev.codefactory.template;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.pipeline.step.PipelineRun;
import dev.codefactory.template.Templates.Wishes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The template that turns a sentence into elements and tasks. */
class ExpansionTests {

    private final ScriptedGateway model = new ScriptedGateway();
    private final Set<String> broken = new HashSet<>();

    @Test
    void asksForEachElementAndEachTaskByItself() throws InterruptedException {
        assertThat(proposal(Map.of()))
                .isEqualTo(List.of(
                        element("store", List.of(), List.of(task("store one"), task("store two"))),
                        element("web", List.of("store"), List.of(task("web one")))));
        assertThat(model.calls())
                .extracting(call -> call.subject().step())
                .containsExactly("outline", "element/1", "element/2", "task/1", "task/2", "task/3");
    }

    @Test
    void aBrokenAnswerCostsOneItem() throws InterruptedException {
        broken.add("task/2");

        assertThat(proposal(Map.of()))
                .isEqualTo(List.of(
                        element(
                                "store",
                                List.of(),
                                List.of(
                                        task("store one"),
                                        Map.of("title", "store two", "depends_on", List.of(), "fulfils", List.of()))),
                        element("web", List.of("store"), List.of(task("web one")))));
    }

    @Test
    void anElementWhoseAnswerIsBrokenStaysNamed() throws InterruptedException {
        broken.add("element/1");

        assertThat(proposal(Map.of()))
                .isEqualTo(List.of(
                        Map.of("name", "store", "depends_on", List.of(), "tasks", List.of()),
                        element("web", List.of("store"), List.of(task("web one")))));
    }

    @Test
    void elementsThatAreGivenAreNotAskedFor() throws InterruptedException {
        assertThat(proposal(Map.of("elements", List.of("web"))))
                .isEqualTo(List.of(element("web", List.of("store"), List.of(task("web one")))));
        assertThat(model.calls()).extracting(call -> call.subject().step()).containsExactly("element/1", "task/1");
    }

    private Object proposal(Map<String, Object> parameters) throws InterruptedException {
        model.script(this::answer);
        var template = new BuiltInTemplates().find("expansion").orElseThrow();
        var pipeline = new Templates(new BuiltInTemplates(), List.of())
                .resolve(template, new Wishes(CodeLanguage.PYTHON, parameters, false));
        var request =
                new GenerationRequest(pipeline, "a shop", CodeFactoryConfig.DEFAULT, FileTree.EMPTY, null, null, null);
        return requireNonNull(new PipelineRun(model).of(request).outputs().get("proposal"));
    }

    private LlmOutcome answer(LlmCall call) {
        var step = call.subject().step();
        if (broken.contains(step)) {
            return new LlmOutcome.Failed(Reason.MALFORMED, "broken", "");
        }
        if (step.equals("outline")) {
            return ScriptedGateway.completed("{\"elements\": [\"store\", \"web\"]}");
        }
        if (step.startsWith("element/")) {
            return ScriptedGateway.completed(
                    call.user().contains("the part \"store\"")
                            ? "{\"type\": \"module\", \"description\": \"d\", \"depends_on\": [], \"tasks\": [\"store one\", \"store two\"]}"
                            : "{\"type\": \"module\", \"description\": \"d\", \"depends_on\": [\"store\"], \"tasks\": [\"web one\"]}");
        }
        return ScriptedGateway.completed("{\"prompt\": \"write it\", \"depends_on\": [], \"fulfils\": [\"T1\"]}");
    }

    private static Map<String, Object> element(String name, List<String> dependsOn, List<Map<String, Object>> tasks) {
        return Map.of("name", name, "type", "module", "description", "d", "depends_on", dependsOn, "tasks", tasks);
    }

    private static Map<String, Object> task(String title) {
        return Map.of("title", title, "prompt", "write it", "depends_on", List.of(), "fulfils", List.of("T1"));
    }
}
