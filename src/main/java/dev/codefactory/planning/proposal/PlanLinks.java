package dev.codefactory.planning.proposal;

import dev.codefactory.planning.proposal.WantedItem.PlanLink;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Which tasks of a plan a project's task does, as its metadata holds it: {@code {"plan": {"document_id": …, "tasks": ["T3"]}}}. */
public final class PlanLinks {

    private static final JsonMapper JSON = new JsonMapper();

    private PlanLinks() {}

    /** Empty where there is none, or none that anybody could follow: metadata is the owner's to write. */
    public static Optional<PlanLink> read(String metadata) {
        var plan = JSON.readTree(metadata).path("plan");
        try {
            var document = UUID.fromString(plan.path("document_id").asString(""));
            var tasks = new ArrayList<String>();
            plan.path("tasks").forEach(task -> tasks.add(task.asString("")));
            return Optional.of(new PlanLink(document, tasks));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The metadata with the link; all else stays. */
    static String write(String metadata, PlanLink link) {
        var tree = (ObjectNode) JSON.readTree(metadata);
        var plan = tree.putObject("plan").put("document_id", link.document().toString());
        link.tasks().forEach(plan.putArray("tasks")::add);
        return tree.toString();
    }
}
