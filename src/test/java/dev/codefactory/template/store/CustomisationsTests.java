package dev.codefactory.template.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.codefactory.access.Owner;
import dev.codefactory.access.TestTokens;
import dev.codefactory.session.ChainTest;
import dev.codefactory.template.BuiltInTemplates;
import dev.codefactory.template.TemplateException;
import dev.codefactory.template.TemplateYaml;
import dev.codefactory.template.Templates;
import dev.codefactory.template.custom.Conflict;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Templates made of others, and what becomes of them when those change. */
@ChainTest
@Import(TestTokens.class)
class CustomisationsTests {

    /** Without examples, so that nothing has to be tested before it is current. */
    private static final String ROUNDS = "{\"examples\": [], \"steps\": {\"code_improvement\": {\"rounds\": 4}}}";

    @Autowired
    Customisations customisations;

    @Autowired
    StoredTemplates stored;

    @Autowired
    TemplateLibrary library;

    @Autowired
    Templates templates;

    @Autowired
    Reapplication reapplication;

    @Autowired
    BuiltInTemplates builtIn;

    @Autowired
    TestTokens tokens;

    @Autowired
    JdbcClient jdbc;

    private Owner me = new Owner(new UUID(0, 0));

    @BeforeEach
    void anOwnerOfItsOwn() {
        me = tokens.of(UUID.randomUUID().toString()).owner();
    }

    private static ObjectNode changes(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }

    @Test
    void withoutANameItTakesThePlaceOfTheBuiltInOneForItsOwnerAlone() {
        customisations.customise(me, "function", null, changes(ROUNDS));
        var other = tokens.of(UUID.randomUUID().toString()).owner();

        assertThat(rounds(me, "function")).isEqualTo(4);
        assertThat(rounds(other, "function")).isNull();
        assertThat(library.list(me, new TemplateFilter("function", null, null, false), null, 200)
                        .items())
                .filteredOn(entry -> entry.template().name().equals("function"))
                .hasSize(1);
        stored.delete(me, "function");
        assertThat(rounds(me, "function")).isNull();
    }

    @Test
    void aNameOfItsOwnLeavesTheBuiltInOneAlone() {
        customisations.customise(me, "function", "patient", changes(ROUNDS));

        assertThat(rounds(me, "patient")).isEqualTo(4);
        assertThat(rounds(me, "function")).isNull();
        assertThat(customisations
                        .customise(me, "patient", null, changes("{\"title\": \"Other\"}"))
                        .version()
                        .number())
                .isEqualTo(2);
    }

    @Test
    void isAppliedAnewWhenTheBuiltInTemplateChanges() {
        customisations.customise(me, "function", "patient", changes(ROUNDS));
        madeFrom(builtIn.source("function").orElseThrow().replace("Function or class", "Former title"));

        reapplication.reapplyAll();
        reapplication.reapplyAll();

        var entry = library.get(me, "patient");
        assertThat(requireNonNull(entry.stored()).latest()).as("once").isEqualTo(2);
        assertThat(entry.stored().current()).as("not before it was tested").isEqualTo(1);
        var next = stored.version(me, "patient", 2).version().template();
        assertThat(next.title()).isEqualTo("Function or class");
        assertThat(next.steps()).anyMatch(step -> Integer.valueOf(4).equals(step.rounds()));
    }

    @Test
    void aConflictIsShownAndLeavesTheTemplateAsItIs() {
        customisations.customise(me, "function", "patient", changes("{\"title\": \"Mine\"}"));
        madeFrom(builtIn.source("function").orElseThrow().replace("Function or class", "Former title"));

        reapplication.reapplyAll();

        var entry = library.get(me, "patient");
        assertThat(requireNonNull(entry.stored()).latest()).isEqualTo(1);
        assertThat(entry.template().title()).isEqualTo("Mine");
        assertThat(entry.conflicts()).extracting(Conflict::place).containsExactly("title");
        customisations.customise(me, "patient", null, changes("{\"title\": \"Mine\"}"));
        assertThat(library.get(me, "patient").conflicts()).as("solved").isEmpty();
    }

    @Test
    void whatIsEjectedHasEverythingAndNoTies() {
        customisations.customise(me, "function", "patient", changes(ROUNDS));

        var ejected = customisations.eject(me, "patient", "plain").version();

        assertThat(ejected.base()).isNull();
        assertThat(TemplateYaml.parse(ejected.yaml()).steps())
                .anyMatch(step -> Integer.valueOf(4).equals(step.rounds()));
        assertThatExceptionOfType(TemplateException.Refused.class)
                .isThrownBy(() -> customisations.eject(me, "patient", "plain"));
        assertThatExceptionOfType(TemplateException.Refused.class)
                .isThrownBy(() -> customisations.customise(me, "function", "plain", changes(ROUNDS)))
                .withMessageContaining("another name");
        assertThatExceptionOfType(TemplateException.Refused.class)
                .isThrownBy(() -> customisations.customise(me, "plain", null, changes(ROUNDS)));
    }

    /** As if the newest version had been made from another release. */
    private void madeFrom(String yaml) {
        jdbc.sql("update template_version set base_yaml = :yaml where template_id = :id")
                .param("yaml", yaml)
                .param("id", stored.own(me, "patient").id())
                .update();
    }

    private @Nullable Integer rounds(Owner owner, String name) {
        return templates.find(owner, name).orElseThrow().steps().stream()
                .filter(step -> step.id().equals("code_improvement"))
                .findFirst()
                .orElseThrow()
                .rounds();
    }
}
