package dev.codefactory.project.web;

import dev.codefactory.project.ProjectGraph;
import dev.codefactory.project.TaskStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record GraphResponse(
        List<Node> nodes,
        List<Edge> edges,

        @Schema(description = "Ids of all nodes, each after everything it waits for.")
        List<UUID> order) {

    record Node(
            UUID id,
            ProjectGraph.Kind kind,
            String name,
            @Nullable UUID elementId,
            @Nullable TaskStatus status,

            @Schema(description = "Ids of the failed tasks it waits for, directly or through others.")
            Set<UUID> blockedBy) {}

    @Schema(description = "One dependency: from waits for to.")
    record Edge(UUID from, UUID to) {}

    static GraphResponse of(ProjectGraph graph) {
        var blockedBy = graph.blockedBy();
        var nodes = graph.nodes().stream()
                .map(node -> new Node(
                        node.id(),
                        node.kind(),
                        node.name(),
                        node.elementId(),
                        node.status(),
                        blockedBy.getOrDefault(node.id(), Set.of())))
                .toList();
        var edges = graph.nodes().stream()
                .flatMap(node -> node.dependencies().stream().map(needed -> new Edge(node.id(), needed)))
                .toList();
        var order = graph.order().stream().map(ProjectGraph.Node::id).toList();
        return new GraphResponse(nodes, edges, order);
    }
}
