package dev.codefactory.quality.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SourceReaderTests {

    private final SourceReader reader = new SourceReader();

    @Test
    void copiesNodesWithTheirTextLineAndFields() {
        var call = tree(Grammar.PYTHON, "x = 1\nprint('héllo 😀', x)\n")
                .root()
                .walk()
                .filter(node -> node.type().equals("call"))
                .findFirst()
                .orElseThrow();

        assertThat(call.text()).isEqualTo("print('héllo 😀', x)");
        assertThat(call.line()).isEqualTo(2);
        assertThat(call.field("function").orElseThrow().text()).isEqualTo("print");
        assertThat(call.ancestry())
                .extracting(SourceNode::type)
                .containsExactly("call", "expression_statement", "module");
    }

    @Test
    void findsWhatAPatternMatches() {
        var query =
                new SourceQuery(Grammar.PYTHON, List.of("(integer) @number", "(import_statement (dotted_name) @name)"));

        var reading = reader.read("import os\nx = 42\n", query);

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Tree.class,
                        read -> assertThat(read.tree().matches())
                                .extracting(match -> match.pattern()
                                        + match.captures().values().toString())
                                .containsExactly("1[dotted_name@1]", "0[integer@2]"));
    }

    @Test
    void refusesAPatternTheGrammarDoesNotKnow() {
        assertThatThrownBy(() -> new SourceQuery(Grammar.PYTHON, List.of("(no_such_node) @x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no_such_node");
    }

    @Test
    void saysWhereATextIsBroken() {
        assertThat(tree(Grammar.JAVA, "class A {\n    int x = 1 +;\n}\n").firstError())
                .hasValueSatisfying(error -> assertThat(error.line()).isEqualTo(2));
        assertThat(tree(Grammar.JAVA, "class A {}\n").firstError()).isEmpty();
    }

    @Test
    void survivesLoneSurrogates() {
        assertThat(tree(Grammar.PYTHON, "x = '\ud800'\n").firstError()).isEmpty();
    }

    @Test
    void survivesDeepNesting() {
        var depth = 100_000;
        var text = "x = " + "(".repeat(depth) + "1" + ")".repeat(depth);

        assertThat(new SourceReader(Duration.ofMinutes(1)).read(Grammar.PYTHON, text))
                .isInstanceOfSatisfying(
                        Reading.Tree.class,
                        read -> assertThat(read.tree().root().walk()).hasSizeGreaterThan(depth));
    }

    @Test
    void copyingATreeTakesNoLongerThanItMay() {
        var depth = 100_000;
        var text = "x = " + "(".repeat(depth) + "1" + ")".repeat(depth);
        var begun = System.nanoTime();

        assertThat(new SourceReader(Duration.ofMillis(100)).read(Grammar.PYTHON, text))
                .isEqualTo(new Reading.Unreadable("took too long to parse"));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void givesUpOnATextThatTakesTooLong() {
        var text = "x = [1, 2, 3]\n".repeat(20_000);

        assertThat(new SourceReader(Duration.ZERO).read(Grammar.PYTHON, text))
                .isEqualTo(new Reading.Unreadable("took too long to parse"));
    }

    @ParameterizedTest
    @EnumSource
    void everyGrammarReadsSomething(Grammar grammar) {
        assertThat(tree(grammar, "x\n").root().walk().map(SourceNode::text)).contains("x");
    }

    @Test
    void doesNotReadMoreNodesThanTheServiceCanHold() {
        assertThat(new SourceReader(Duration.ofMinutes(1)).read(Grammar.PYTHON, "[" + "0,".repeat(400_000) + "]"))
                .isEqualTo(new Reading.Unreadable("has more than 500000 nodes"));
    }

    @Test
    void doesNotReadMoreThanAMebibyte() {
        assertThat(reader.read(Grammar.PYTHON, "#".repeat(SourceReader.MAX_BYTES + 1)))
                .isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void manyThreadsReadAtOnce() throws Exception {
        var query = new SourceQuery(Grammar.PYTHON, List.of("(function_definition name: (identifier) @name)"));
        Callable<Integer> reading =
                () -> reader.read("def f(a):\n    return a\n".repeat(200), query) instanceof Reading.Tree(var tree)
                        ? tree.matches().size()
                        : 0;

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = threads.invokeAll(
                    IntStream.range(0, 32).mapToObj(_ -> reading).toList());
            for (var each : all) {
                assertThat(each.get()).isEqualTo(200);
            }
        }
    }

    private SourceTree tree(Grammar grammar, String text) {
        return switch (reader.read(grammar, text)) {
            case Reading.Tree(var tree) -> tree;
            case Reading.Unreadable(var reason) -> throw new AssertionError(reason);
        };
    }
}
