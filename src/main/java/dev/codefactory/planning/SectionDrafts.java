package dev.codefactory.planning;

import dev.codefactory.planning.document.Rules;
import dev.codefactory.planning.document.Section;
import dev.codefactory.planning.document.TaskDocument;
import dev.codefactory.planning.markdown.Fidelity;
import jakarta.validation.Validator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts a document together from sections that were written one by one, so that a broken one costs nothing but itself. */
@Component
public class SectionDrafts {

    private final JsonMapper json;
    private final Validator validator;

    SectionDrafts(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * What came of the sections.
     *
     * @param document with the broken sections empty; it can be stored as it is
     * @param broken what is wrong with each of them
     */
    public record Draft(TaskDocument document, Map<Section, String> broken) {}

    /**
     * A draft of the given sections.
     *
     * @param sections each as JSON: a text for sections 1, 6 and 7, else an object as the API has it; those that are absent stay empty
     */
    public Draft of(String title, Map<Section, String> sections) {
        var broken = new EnumMap<Section, String>(Section.class);
        var whole = json.createObjectNode().put("title", title);
        for (var section : sections.entrySet()) {
            try {
                var alone = json.createObjectNode().put("title", title);
                alone.set(section.getKey().toString(), json.readTree(section.getValue()));
                fault(section.getKey(), alone)
                        .ifPresentOrElse(fault -> broken.put(section.getKey(), fault), () -> whole.setAll(alone));
            } catch (JacksonException e) {
                broken.put(section.getKey(), e.getOriginalMessage());
            }
        }
        return new Draft(json.treeToValue(whole, TaskDocument.class), broken);
    }

    private Optional<String> fault(Section section, ObjectNode alone) {
        var document = json.treeToValue(alone, TaskDocument.class);
        var violations = validator.validate(document).stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .sorted()
                .collect(Collectors.toList());
        violations.addAll(Rules.contradictions(document));
        if (violations.isEmpty() && Fidelity.lossySections(document.numbered()).contains(section)) {
            violations.add("cannot be written as Markdown without loss");
        }
        return violations.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", violations));
    }
}
