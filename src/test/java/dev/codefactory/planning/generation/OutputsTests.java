package dev.codefactory.planning.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.planning.clarification.Question;
import dev.codefactory.planning.generation.Outputs.Item;
import dev.codefactory.planning.proposal.ItemRef;
import dev.codefactory.planning.proposal.WantedItem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a model left out or made up costs the item it stands in, and nothing else. */
class OutputsTests {

    private static final UUID DOCUMENT = new UUID(0, 1);

    @Test
    void aBrokenItemCostsItselfAlone() {
        var items = outputs("""
                {"proposal": [
                  {"name": "store", "type": "module", "description": "d", "depends_on": [], "tasks": [
                    {"title": "first", "depends_on": [], "fulfils": []},
                    {"title": "second", "prompt": "write it", "depends_on": ["first"], "fulfils": []}]},
                  {"name": "lost", "depends_on": [], "tasks": []},
                  {"name": "odd", "type": "spaceship", "tasks": "none"},
                  "no object at all",
                  {"name": "web", "type": "api_endpoint", "depends_on": ["lost", "STORE "], "tasks": []}]}""").items(CodeLanguage.GO, null);

        assertThat(items)
                .extracting(OutputsTests::told)
                .containsExactly(
                        "store",
                        "the task first of store was described in no usable way",
                        "store/second",
                        "the element lost was described in no usable way",
                        "the element odd was described in no usable way",
                        "the element  was described in no usable way",
                        "web");
        assertThat(wanted(items.get(2)).dependsOn()).isEmpty();
        assertThat(wanted(items.get(2)).codeLanguage()).isEqualTo(CodeLanguage.GO);
        assertThat(wanted(items.getLast()).dependsOn()).containsExactly(new ItemRef("store", null));
    }

    @Test
    void whatDependsOnSomethingBehindItDependsOnNothing() {
        var items = outputs("""
                {"proposal": [
                  {"name": "a", "type": "module", "depends_on": ["b", "a"], "tasks": [
                    {"title": "one", "prompt": "p", "depends_on": ["two", "one"]},
                    {"title": "two", "prompt": "p", "depends_on": ["one"]}]},
                  {"name": "b", "type": "module", "depends_on": ["a"], "tasks": []}]}""").items(CodeLanguage.GO, null);

        assertThat(items)
                .extracting(item -> String.valueOf(wanted(item).dependsOn()))
                .containsExactly(
                        "[]",
                        "[]",
                        "[%s]".formatted(new ItemRef("a", "one")),
                        "[%s]".formatted(new ItemRef("a", null)));
    }

    @Test
    void aTaskFulfilsWhatThePlanHoldsOnlyWhereThereIsADocument() {
        var outputs = outputs("""
                {"proposal": [{"name": "a", "type": "module", "tasks": [
                  {"title": "t", "prompt": "p", "fulfils": ["T1", 7, "T2"]}]}]}""");

        assertThat(wanted(outputs.items(CodeLanguage.GO, DOCUMENT).getLast()).fulfils())
                .isEqualTo(new WantedItem.PlanLink(DOCUMENT, List.of("T1", "T2")));
        assertThat(wanted(outputs.items(CodeLanguage.GO, null).getLast()).fulfils())
                .isNull();
    }

    @Test
    void namesAreOneLineThatFits() {
        var items = outputs("""
                {"proposal": [{"name": " a\\n long  %s", "type": "module", "tasks": []}]}""".formatted("x".repeat(80))).items(CodeLanguage.GO, null);

        assertThat(wanted(items.getFirst()).ref().element())
                .startsWith("a long x")
                .hasSize(50);
    }

    @Test
    void whatAModelWouldTakeMayAlwaysBeAnswered() {
        var questions = outputs("""
                {"questions": {"questions": [
                  {"question": "Where to?", "options": ["a", "b"], "default": "b"},
                  {"question": "How?", "options": ["a", 1], "default": "c"}]}}""").questions();

        assertThat(questions)
                .containsExactly(
                        new Question("q1", "Where to?", List.of("a", "b"), "b"),
                        new Question("q2", "How?", List.of("a", "c"), "c"));
    }

    @Test
    void nothingComesOfWhatWasNotAnswered() {
        assertThat(new Outputs(Map.of()).questions()).isEmpty();
        assertThat(new Outputs(Map.of()).items(CodeLanguage.GO, null)).isEmpty();
        assertThat(new Outputs(Map.of("questions", "?", "proposal", "?")).questions())
                .isEmpty();
        assertThat(new Outputs(Map.of("proposal", "?")).items(CodeLanguage.GO, null))
                .isEmpty();
    }

    @SuppressWarnings("unchecked") // an object of JSON
    private static Outputs outputs(String json) {
        return new Outputs(JsonMapper.shared().readValue(json, Map.class));
    }

    private static String told(Item item) {
        return switch (item) {
            case Item.Wanted(var wanted) ->
                wanted.ref().task() == null
                        ? wanted.ref().element()
                        : wanted.ref().element() + "/" + wanted.ref().task();
            case Item.Broken(var fault) -> fault;
        };
    }

    private static WantedItem wanted(Item item) {
        return ((Item.Wanted) item).item();
    }
}
