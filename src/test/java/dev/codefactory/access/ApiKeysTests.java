package dev.codefactory.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.database.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import(TestPostgres.class)
class ApiKeysTests {

    @Autowired
    JdbcClient jdbc;

    Instant now = Instant.parse("2026-01-01T12:00:00Z");
    ApiKeys keys;

    @BeforeEach
    void makeKeys() {
        InstantSource time = () -> now;
        var clock = time.withZone(ZoneOffset.UTC);
        keys = new ApiKeys(new ApiKeyStore(jdbc), new Owners(jdbc, clock), clock);
    }

    @Test
    void aKeyWorksUntilItExpires() {
        var token = keys.create("alice", "ci", now.plusSeconds(60)).token();

        now = now.plusSeconds(59);
        assertThat(keys.authenticate(token)).isPresent();
        now = now.plusSeconds(1);
        assertThat(keys.authenticate(token)).isEmpty();
    }

    @Test
    void writesTheLastUseOnceInHalfAMinute() {
        var made = keys.create("alice", "ci", null);
        var start = now;

        keys.authenticate(made.token());
        assertThat(lastUsed(made)).isEqualTo(start);
        now = start.plusSeconds(30);
        keys.authenticate(made.token());
        assertThat(lastUsed(made)).isEqualTo(start);
        now = start.plusSeconds(31);
        keys.authenticate(made.token());
        assertThat(lastUsed(made)).isEqualTo(now);
    }

    @Test
    void theDatabaseHoldsNoSecret() {
        var token = keys.create("alice", "ci", null).token();
        var secret = Token.parse(token).orElseThrow().secret();

        var row = jdbc.sql("select api_key::text from api_key")
                .query(String.class)
                .single();
        assertThat(row).doesNotContain(secret);
        assertThat(row).contains(Token.parse(token).orElseThrow().secretDigest());
    }

    @Test
    void makesAnAdminKeyOnlyWhenNoneWorks() {
        var first = keys.createMissingAdminKey().orElseThrow();
        assertThat(keys.createMissingAdminKey()).isEmpty();

        var admin = keys.authenticate(first.token()).orElseThrow();
        assertThat(admin.admin()).isTrue();
        assertThat(keys.revoke(admin, first.key().id())).isTrue();
        assertThat(keys.createMissingAdminKey()).isPresent();
    }

    @Test
    void anAdminSeesAndRevokesTheKeysOfOthers() {
        var admin = keys.authenticate(keys.createMissingAdminKey().orElseThrow().token())
                .orElseThrow();
        var alices = keys.create("alice", "ci", null);

        assertThat(keys.list(admin)).extracting(ApiKey::owner).containsExactlyInAnyOrder("admin", "alice");
        assertThat(keys.revoke(admin, alices.key().id())).isTrue();
        assertThat(keys.authenticate(alices.token())).isEmpty();
    }

    @Test
    void aKeyRevokedTwiceKeepsItsTime() {
        var made = keys.create("alice", "ci", null);
        var alice = keys.authenticate(made.token()).orElseThrow();
        var first = now;

        keys.revoke(alice, made.key().id());
        now = now.plus(Duration.ofHours(1));
        keys.revoke(alice, made.key().id());

        assertThat(keys.list(alice))
                .singleElement()
                .extracting(ApiKey::revokedAt)
                .isEqualTo(first);
    }

    private Instant lastUsed(NewApiKey made) {
        return jdbc.sql("select last_used_at from api_key where id = :id")
                .param("id", made.key().id())
                .query((row, _) -> row.getObject(1, OffsetDateTime.class))
                .single()
                .toInstant();
    }
}
