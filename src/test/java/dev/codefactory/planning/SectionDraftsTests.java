package dev.codefactory.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.planning.document.Plan;
import dev.codefactory.planning.document.Section;
import jakarta.validation.Validation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class SectionDraftsTests {

    private final SectionDrafts drafts = new SectionDrafts(
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build(),
            Validation.buildDefaultValidatorFactory().getValidator());

    @Test
    void aBrokenSectionCostsNothingButItself() {
        var draft = drafts.of(
                "Charge once",
                Map.of(
                        Section.OVERVIEW, "\"All of it.\"",
                        Section.CONTEXT, "{\"success_criteria\": [{\"text\": \"fast\", \"check\": \"quickly\"}]}",
                        Section.DATA, "{\"migration_plan\": [\"add a column\"]}",
                        Section.REQUIREMENTS, "{\"functional\": ",
                        Section.API, "\"```\\nnever closed\"",
                        Section.PLAN, "{\"phases\": [{\"aim\": \"?\"}]}"));

        assertThat(draft.document().overview()).isEqualTo("All of it.");
        assertThat(draft.document().data().migrationPlan()).containsExactly("add a column");
        assertThat(draft.document().plan()).isEqualTo(Plan.EMPTY);
        assertThat(draft.broken()).containsOnlyKeys(Section.REQUIREMENTS, Section.PLAN, Section.CONTEXT, Section.API);
        assertThat(draft.broken().get(Section.CONTEXT)).contains("check must be");
    }
}
