package dev.codefactory.bench.chaos;

import dev.codefactory.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Five nodes start at once on an empty database: one of them makes the tables, the others wait for it. */
record StartTogether() implements Episode {

    private static final int NODES = 5;

    @Override
    public String fault() {
        return "F24 five nodes start at once";
    }

    @Override
    public List<String> strike(Cluster cluster, RandomGenerator random, RecoveryWatch watch) throws Exception {
        var database = "together_%d".formatted(System.nanoTime());
        cluster.tables().sql("create database " + database).update();
        var violations = new ArrayList<String>();
        var starting = new ArrayList<Node>();
        try {
            for (int i = 0; i < NODES; i++) {
                var name = "together-" + i;
                starting.add(cluster.launch(name, name, ServiceProcess.thisBuild(), database));
            }
            for (var node : starting) {
                node.process().awaitReady();
            }
            var url = "jdbc:postgresql://127.0.0.1:%d/%s"
                    .formatted(cluster.postgres().port(), database);
            var tables = JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres"));
            if (count(tables, "select count(*) from node") != NODES) {
                violations.add("not all nodes joined");
            }
            if (count(tables, "select count(*) - count(distinct version) from flyway_schema_history") != 0) {
                violations.add("a migration was run twice");
            }
        } catch (RuntimeException e) {
            violations.add("a node did not start: " + e.getMessage());
        } finally {
            starting.forEach(Node::close);
        }
        watch.begin();
        return violations;
    }

    private static int count(JdbcClient tables, String query) {
        return tables.sql(query).query(Integer.class).single();
    }
}
