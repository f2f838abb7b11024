package dev.codefactory.bench.chaos;

import static org.awaitility.Awaitility.await;

import dev.codefactory.faults.CodingModel;
import dev.codefactory.standin.model.Fault;
import dev.codefactory.standin.model.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One request kills whatever node writes its code: that call of the model is held, and the node that made it is killed. */
record Poison() implements Episode {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int INNOCENTS = 7;
    private static final int DEATHS = 3;

    private static final String MARK = "the poison";

    @Override
    public String fault() {
        return "F13 poison with 7 innocents in flight";
    }

    @Override
    public List<String> strike(Cluster cluster, RandomGenerator random, RecoveryWatch watch) throws Exception {
        watch.begin();
        cluster.ollama().model(CodingModel.NAME).when(MARK, Reply.text("").with(Fault.stallAfter(0)));
        var url = cluster.urls().getFirst();
        var innocents = new ArrayList<UUID>();
        var poison = cluster.ask(url, MARK);
        for (int i = 0; i < INNOCENTS; i++) {
            innocents.add(cluster.ask(url, "innocent " + i));
        }
        for (int death = 0; death < DEATHS; death++) {
            killWhoever(cluster, poison);
            cluster.heal();
        }
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> status(cluster, poison).equals("failed parked"));
        CodingModel.teach(cluster.ollama());
        var violations = new ArrayList<String>();
        for (var innocent : innocents) {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> !List.of("queued", "running").contains(status(cluster, innocent)));
            if (!status(cluster, innocent).startsWith("completed")) {
                violations.add("poison: an innocent ended as " + status(cluster, innocent));
            }
        }
        return violations;
    }

    /** Kills the node that works on it, once one does. */
    private static void killWhoever(Cluster cluster, UUID execution) throws InterruptedException {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> !holder(cluster, execution).isEmpty());
        var holder = holder(cluster, execution);
        for (var node : cluster.nodes()) {
            if (node.name().equals(holder)) {
                node.process().kill();
            }
        }
    }

    private static String holder(Cluster cluster, UUID execution) {
        return cluster.tables()
                .sql("""
                        select w.node from work w join step_run s on s.id = w.id
                        where s.execution_id = :execution and s.type = 'code_generation' and w.status = 'admitted' and w.node is not null
                        """)
                .param("execution", execution)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static String status(Cluster cluster, UUID execution) {
        return cluster.tables()
                .sql("select concat_ws(' ', status, failure_code) from execution where id = :id")
                .param("id", execution)
                .query(String.class)
                .single();
    }
}
