package dev.codefactory.prompt.version;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.database.TestPostgres;
import dev.codefactory.prompt.PromptKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever is done in whatever order, on two nodes: what {@link PromptModel} says is so. {@code -Dprompt.seed} repeats a run. */
class PromptVersionsPropertyTests {

    private static final long SEED = Long.getLong("prompt.seed", 20_260_101);
    private static final int STEPS = Integer.getInteger("prompt.steps", 1_500);

    private static final PromptKey WITH_DEFAULT = new PromptKey("code_generation", "python", "any");
    private static final PromptKey VARIANT = new PromptKey("code_generation", "python", "qwen2.5-coder");
    private static final PromptKey OTHER = new PromptKey("nlp_analysis", "any", "any");
    private static final List<PromptKey> KEYS = List.of(WITH_DEFAULT, VARIANT, OTHER);

    private static String database = "";
    private static List<PromptNode> nodes = List.of();

    @BeforeAll
    static void aDatabase() {
        database = TestPostgres.newDatabase();
        PromptNode.migrate(database);
        twoNodes();
    }

    private static void twoNodes() {
        var texts = Map.of(WITH_DEFAULT, PromptNode.text("as shipped"), OTHER, PromptNode.text("as shipped"));
        nodes = List.of(new PromptNode(database, texts), new PromptNode(database, texts));
    }

    @AfterAll
    static void stop() {
        nodes.forEach(PromptNode::close);
    }

    /** With new nodes, because a node remembers which defaults it has introduced. */
    private static void empty() {
        nodes.getFirst()
                .jdbc
                .sql("truncate prompt, prompt_text, test_execution cascade")
                .update();
        stop();
        twoNodes();
    }

    @Test
    void twoNodesInTurnDoWhatTheModelSays() {
        empty();
        var random = new Random(SEED);
        var models = new HashMap<PromptKey, PromptModel>();
        KEYS.forEach(key -> models.put(key, new PromptModel()));
        var live = new HashMap<PromptKey, List<UUID>>();
        for (int step = 0; step < STEPS; step++) {
            var key = KEYS.get(random.nextInt(KEYS.size()));
            var done = act(random, nodes.get(random.nextInt(2)), key, models, live);
            assertThat(nodes.get(random.nextInt(2)).versions(key))
                    .as("seed %d, step %d: %s of %s", SEED, step, done, key)
                    .hasToString(String.valueOf(models.get(key)));
        }
    }

    private static String act(
            Random random,
            PromptNode node,
            PromptKey key,
            Map<PromptKey, PromptModel> models,
            Map<PromptKey, List<UUID>> live) {
        var model = requireNonNull(models.get(key));
        var using = live.computeIfAbsent(key, _ -> new ArrayList<>());
        var number = 1 + Math.max(0, model.last() - random.nextInt(7));
        switch (random.nextInt(9)) {
            case 0, 1 -> {
                if (key.equals(VARIANT)) {
                    requireNonNull(models.get(WITH_DEFAULT)).firstUse(true); // what it falls back to
                }
                var made = node.versions.create(key, PromptNode.draft("v" + random.nextInt(5)), _ -> true);
                assertThat(made.number()).isEqualTo(model.create(true));
                return "create";
            }
            case 2 -> {
                assertThat(accepted(() -> node.versions.activate(key, number, _ -> true)))
                        .isEqualTo(model.activate(number));
                return "activate " + number;
            }
            case 3 -> {
                assertThat(accepted(() -> node.versions.rollback(key, _ -> true)))
                        .isEqualTo(model.rollback());
                return "rollback";
            }
            case 4, 5 -> {
                assertThat(accepted(() -> node.versions.delete(key, number, _ -> true)))
                        .isEqualTo(model.delete(number));
                return "delete " + number;
            }
            case 6 -> {
                node.versions.firstUse(key);
                model.firstUse(!key.equals(VARIANT));
                if (!model.isEmpty()) {
                    using.add(node.begin());
                    assertThat(node.uses
                                    .choose(using.getLast(), key)
                                    .orElseThrow()
                                    .version())
                            .isEqualTo(model.use(using.getLast()));
                }
                return "use";
            }
            case 7 -> {
                if (!using.isEmpty()) {
                    var execution = using.get(random.nextInt(using.size()));
                    assertThat(node.uses.choose(execution, key).orElseThrow().version())
                            .isEqualTo(model.use(execution));
                    if (random.nextBoolean()) {
                        using.remove(execution);
                        node.end(execution);
                        model.end(execution);
                    }
                }
                return "use again or end";
            }
            default -> {
                node.versions.tidy();
                models.values().forEach(PromptModel::tidy);
                return "tidy";
            }
        }
    }

    private static boolean accepted(Runnable change) {
        try {
            change.run();
            return true;
        } catch (PromptException _) {
            return false;
        }
    }

    @Test
    void atTheSameTimeNothingThatIsPromisedIsBroken() throws Exception {
        empty();
        var numbers = ConcurrentHashMap.<String>newKeySet();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var results = new ArrayList<Future<?>>();
            for (int thread = 0; thread < 4; thread++) {
                var node = nodes.get(thread % 2);
                var random = new Random(SEED + thread);
                results.add(threads.submit(() -> storm(random, node, numbers)));
            }
            for (var result : results) {
                result.get();
            }
        }
        nodes.getFirst().versions.tidy();
        for (var key : KEYS) {
            assertThat(nodes.getFirst().versions.list(key, null, 100).stream()
                            .filter(version -> !version.effective() && !version.pinned())
                            .count())
                    .as("left over of %s: %s", key, nodes.getFirst().versions(key))
                    .isLessThanOrEqualTo(VersionChanges.KEEP);
        }
    }

    private static void storm(Random random, PromptNode node, Set<String> numbers) {
        var mine = new HashMap<UUID, UseStore.Chosen>();
        for (int step = 0; step < STEPS / 4; step++) {
            var key = KEYS.get(random.nextInt(KEYS.size()));
            var number = 1 + random.nextInt(1 + newest(node, key));
            switch (random.nextInt(7)) {
                case 0, 1 -> {
                    var made = node.versions.create(key, PromptNode.draft("v" + random.nextInt(5)), _ -> true);
                    assertThat(numbers.add(made.key() + " " + made.number()))
                            .as("%s %d is new", key, made.number())
                            .isTrue();
                }
                case 2 -> accepted(() -> node.versions.activate(key, number, _ -> true));
                case 3 -> accepted(() -> node.versions.rollback(key, _ -> true));
                case 4 -> accepted(() -> node.versions.delete(key, number, _ -> true));
                case 5 -> {
                    node.versions.firstUse(key);
                    var execution = node.begin();
                    node.uses.choose(execution, key).ifPresent(chosen -> mine.put(execution, chosen));
                }
                default -> endOne(random, node, mine);
            }
            mine.forEach((execution, chosen) -> assertThat(
                            node.versions.get(chosen.key(), chosen.version()).pinned())
                    .isTrue());
            assertExactlyOneIsEffective(node);
        }
        mine.keySet().forEach(node::end);
    }

    private static int newest(PromptNode node, PromptKey key) {
        return node.versions.list(key, null, 1).stream()
                .mapToInt(PromptVersion::number)
                .findFirst()
                .orElse(1);
    }

    private static void endOne(Random random, PromptNode node, Map<UUID, UseStore.Chosen> mine) {
        if (mine.isEmpty()) {
            return;
        }
        var execution = List.copyOf(mine.keySet()).get(random.nextInt(mine.size()));
        var chosen = requireNonNull(mine.remove(execution));
        assertThat(node.uses.choose(execution, chosen.key())).contains(chosen);
        node.end(execution);
    }

    private static void assertExactlyOneIsEffective(PromptNode node) {
        assertThat(node.jdbc.sql("""
                                select count(*) filter (where effective) from prompt p
                                join prompt_version v on v.prompt_id = p.id group by p.id
                                """).query(Integer.class).list()).allMatch(effective -> effective == 1);
    }
}
