package dev.codefactory.project.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DependencyGraphTests {

    @Test
    void putsDependenciesFirstAndKeepsTheGivenOrderOtherwise() {
        var dependencies = new LinkedHashMap<String, List<String>>();
        dependencies.put("app", List.of("service", "config"));
        dependencies.put("config", List.of());
        dependencies.put("service", List.of("model"));
        dependencies.put("model", List.of());

        assertThat(new DependencyGraph<>(dependencies).order()).containsExactly("config", "model", "service", "app");
    }

    @Test
    void namesTheCycleAndOnlyTheCycle() {
        var graph = new DependencyGraph<>(Map.of(
                "start", List.of("a"), "a", List.of("b"), "b", List.of("c"), "c", List.of("a"), "free", List.of()));

        assertThat(graph.cycle()).get().satisfies(path -> {
            assertThat(path).hasSize(4).containsOnly("a", "b", "c");
            assertThat(path.getFirst()).isEqualTo(path.getLast());
        });
        assertThatIllegalStateException().isThrownBy(graph::order);
    }

    @Test
    void aNodeThatWaitsForItselfIsACycle() {
        assertThat(new DependencyGraph<>(Map.of("a", List.of("a"))).cycle()).contains(List.of("a", "a"));
    }

    @Test
    void refusesADependencyThatIsNoNode() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DependencyGraph<>(Map.of("a", List.of("b"))))
                .withMessageContaining("b");
    }

    @Test
    void aFailureBlocksWhateverWaitsForItHoweverFarAway() {
        var graph = new DependencyGraph<>(
                Map.of("a", List.of(), "b", List.of("a"), "c", List.of("b"), "free", List.<String>of()));

        assertThat(graph.blockedBy(Set.of("a"))).isEqualTo(Map.of("b", Set.of("a"), "c", Set.of("a")));
    }

    @Test
    void aChainOfAHundredThousandNodesDoesNotExhaustTheStack() {
        var chain = new LinkedHashMap<Integer, List<Integer>>();
        IntStream.range(0, 100_000).forEach(node -> chain.put(node, List.of((node + 1) % 100_000)));

        assertThat(new DependencyGraph<>(chain).cycle())
                .get()
                .satisfies(path -> assertThat(path).hasSize(100_001));
    }

    @Test
    void agreesWithANaiveModelOnRandomGraphs() {
        var random = new Random(20_261_120);
        int cyclic = 0;
        for (int round = 0; round < 3_000; round++) {
            var dependencies = randomDependencies(random);
            var graph = new DependencyGraph<>(dependencies);
            if (hasCycle(dependencies)) {
                cyclic++;
                assertThat(graph.cycle()).get().satisfies(path -> assertThatIsCycle(path, dependencies));
            } else {
                assertThat(graph.cycle()).isEmpty();
                assertThatIsOrder(graph.order(), dependencies);
                var failed = randomNodes(random, dependencies);
                assertThat(graph.blockedBy(failed)).isEqualTo(blocked(dependencies, failed));
            }
        }
        assertThat(cyclic).as("both kinds of graph are met often").isBetween(500, 2_500);
    }

    private static Map<Integer, Set<Integer>> randomDependencies(Random random) {
        int nodes = 1 + random.nextInt(9);
        double density = random.nextDouble() * 0.4;
        var dependencies = new LinkedHashMap<Integer, Set<Integer>>();
        for (int node = 0; node < nodes; node++) {
            var needed = new HashSet<Integer>();
            for (int other = 0; other < nodes; other++) {
                if (random.nextDouble() < density) {
                    needed.add(other);
                }
            }
            dependencies.put(node, needed);
        }
        return dependencies;
    }

    private static Set<Integer> randomNodes(Random random, Map<Integer, Set<Integer>> dependencies) {
        var nodes = new HashSet<>(dependencies.keySet());
        nodes.removeIf(_ -> random.nextBoolean());
        return nodes;
    }

    /** All nodes that can be reached in one or more steps, found by repetition until nothing is added. */
    private static Set<Integer> reachable(Map<Integer, Set<Integer>> dependencies, int from) {
        var reached = new HashSet<>(dependencies.getOrDefault(from, Set.of()));
        boolean grew = true;
        while (grew) {
            var more = new HashSet<>(reached);
            reached.forEach(node -> more.addAll(dependencies.getOrDefault(node, Set.of())));
            grew = reached.addAll(more);
        }
        return reached;
    }

    private static boolean hasCycle(Map<Integer, Set<Integer>> dependencies) {
        return dependencies.keySet().stream()
                .anyMatch(node -> reachable(dependencies, node).contains(node));
    }

    private static Map<Integer, Set<Integer>> blocked(Map<Integer, Set<Integer>> dependencies, Set<Integer> failed) {
        var blocked = new LinkedHashMap<Integer, Set<Integer>>();
        for (var node : dependencies.keySet()) {
            var causes = reachable(dependencies, node);
            causes.retainAll(failed);
            if (!causes.isEmpty()) {
                blocked.put(node, causes);
            }
        }
        return blocked;
    }

    private static void assertThatIsOrder(List<Integer> order, Map<Integer, Set<Integer>> dependencies) {
        assertThat(order).containsExactlyInAnyOrderElementsOf(dependencies.keySet());
        dependencies.forEach((node, needed) -> assertThat(needed)
                .allSatisfy(each -> assertThat(order.indexOf(each)).isLessThan(order.indexOf(node))));
    }

    private static void assertThatIsCycle(List<Integer> path, Map<Integer, Set<Integer>> dependencies) {
        assertThat(path).hasSizeGreaterThan(1);
        assertThat(path.getFirst()).isEqualTo(path.getLast());
        assertThat(path.subList(1, path.size())).doesNotHaveDuplicates();
        for (int step = 1; step < path.size(); step++) {
            assertThat(dependencies.get(path.get(step - 1))).contains(path.get(step));
        }
    }
}
