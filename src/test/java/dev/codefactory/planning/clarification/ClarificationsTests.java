package dev.codefactory.planning.clarification;

import static dev.codefactory.project.ProjectsOnPostgres.newOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.codefactory.access.Owner;
import dev.codefactory.planning.clarification.Clarification.Answered;
import dev.codefactory.planning.clarification.Clarification.Source;
import dev.codefactory.project.ProjectsOnPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import({ProjectsOnPostgres.class, Clarifications.class, ClarificationStore.class, ClarificationsTests.Json.class})
class ClarificationsTests {

    private static final Question DATABASE =
            new Question("database", "Where do orders live?", List.of("PostgreSQL", "a file"), "PostgreSQL");
    private static final Question NAME = new Question("name", "What is it called?", List.of(), "shop");

    @Autowired
    Clarifications clarifications;

    @Autowired
    JdbcClient jdbc;

    private Owner owner = new Owner(new UUID(0, 0));

    @TestConfiguration(proxyBeanMethods = false)
    static class Json {

        @Bean
        JsonMapper mapper() {
            return JsonMapper.shared();
        }
    }

    @BeforeEach
    void anOwner() {
        owner = newOwner(jdbc);
    }

    @Test
    void itIsSettledWhenEveryQuestionIsAnswered() {
        var id = asked(false, null);

        var partly = clarifications.answer(owner, id, Map.of("database", "a file"));
        assertThat(partly.isSettled()).isFalse();
        assertThat(partly.answers()).isEmpty();

        var settled = clarifications.answer(owner, id, Map.of("name", "bookshop"));
        assertThat(settled.answers()).contains(Map.of("database", "a file", "name", "bookshop"));
        assertThatExceptionOfType(ClarificationException.Settled.class)
                .isThrownBy(() -> clarifications.answer(owner, id, Map.of("name", "other")));
    }

    @Test
    void unattendedTheDefaultsHoldAtOnce() {
        var asked = clarifications.get(owner, asked(true, null));

        assertThat(asked.questions()).extracting(Answered::source).containsOnly(Source.DEFAULT);
        assertThat(asked.answers()).contains(Map.of("database", "PostgreSQL", "name", "shop"));
    }

    @Test
    void afterTheDeadlineTheDefaultsHoldForWhatNobodyAnswered() {
        var early = asked(false, Instant.parse("2999-01-01T00:00:00Z"));
        assertThat(clarifications
                        .answer(owner, early, Map.of("name", "bookshop"))
                        .isSettled())
                .isFalse();

        var late = clarifications.get(owner, asked(false, Instant.parse("2000-01-01T00:00:00Z")));
        assertThat(late.isSettled()).isTrue();
        var store = Clarification.answered(List.of(DATABASE, NAME), Map.of("name", "bookshop"), true);
        assertThat(store).extracting(Answered::source).containsExactly(Source.DEFAULT, Source.PERSON);
    }

    @Test
    void onlyWhatWasOfferedIsAnAnswer() {
        var id = asked(false, null);

        assertThatExceptionOfType(ClarificationException.Invalid.class)
                .isThrownBy(() -> clarifications.answer(owner, id, Map.of("database", "Oracle")))
                .withMessageContaining("PostgreSQL, a file");
        assertThatExceptionOfType(ClarificationException.Invalid.class)
                .isThrownBy(() -> clarifications.answer(owner, id, Map.of("colour", "red")))
                .withMessageContaining("not asked");
        var impossible = new Question("q", "?", List.of("a"), "b");
        assertThatExceptionOfType(ClarificationException.Invalid.class)
                .isThrownBy(() -> clarifications.ask(owner, null, List.of(impossible), false, null));
    }

    @Test
    void anotherOwnerSeesNothing() {
        var id = asked(false, null);
        var stranger = newOwner(jdbc);

        assertThatExceptionOfType(ClarificationException.NotFound.class)
                .isThrownBy(() -> clarifications.get(stranger, id));
        assertThat(clarifications.list(stranger, null, null, 10).items()).isEmpty();
        assertThat(clarifications.list(owner, null, null, 10).items()).hasSize(1);
    }

    private UUID asked(boolean unattended, @Nullable Instant deadline) {
        return clarifications
                .ask(owner, null, List.of(DATABASE, NAME), unattended, deadline)
                .id();
    }
}
