package dev.codefactory.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code api_key}. */
@Repository
class ApiKeyStore {

    private final JdbcClient jdbc;

    ApiKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is needed to tell whether a token is good, and whom it stands for. */
    record Credential(
            Caller caller,
            String secretDigest,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    void insert(ApiKey key, Owner owner, String secretDigest) {
        jdbc.sql("""
                insert into api_key (id, owner_id, name, admin, secret_sha256, created_at, expires_at)
                values (:id, :owner, :name, :admin, :digest, :created, :expires)
                """)
                .param("id", key.id())
                .param("owner", owner.id())
                .param("name", key.name())
                .param("admin", key.admin())
                .param("digest", secretDigest)
                .param("created", key.createdAt().atOffset(ZoneOffset.UTC))
                .param(
                        "expires",
                        key.expiresAt() == null ? null : key.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Credential> unrevoked(String id) {
        return jdbc.sql("""
                select owner_id, admin, secret_sha256, expires_at, last_used_at
                from api_key where id = :id and revoked_at is null
                """)
                .param("id", id)
                .query((row, _) -> new Credential(
                        new Caller(new Owner(row.getObject("owner_id", UUID.class)), row.getBoolean("admin")),
                        row.getString("secret_sha256"),
                        instant(row, "expires_at"),
                        instant(row, "last_used_at")))
                .optional();
    }

    /** The keys the caller may see, oldest first. */
    List<ApiKey> visibleTo(Caller caller) {
        return jdbc.sql("""
                select k.id, k.name, o.name as owner, k.admin, k.created_at, k.expires_at, k.revoked_at, k.last_used_at
                from api_key k join owner o on o.id = k.owner_id
                where k.owner_id = :owner or :admin
                order by k.created_at, k.id
                """)
                .param("owner", caller.owner().id())
                .param("admin", caller.admin())
                .query((row, _) -> new ApiKey(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("owner"),
                        row.getBoolean("admin"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row, "expires_at"),
                        instant(row, "revoked_at"),
                        instant(row, "last_used_at")))
                .list();
    }

    /** Whether there was such a key for the caller to revoke; one revoked before keeps its time. */
    boolean revoke(Caller caller, String id, Instant now) {
        return jdbc.sql("""
                        update api_key set revoked_at = coalesce(revoked_at, :now)
                        where id = :id and (owner_id = :owner or :admin)
                        """)
                        .param("id", id)
                        .param("owner", caller.owner().id())
                        .param("admin", caller.admin())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void markUsed(String id, Instant now) {
        jdbc.sql("update api_key set last_used_at = :now where id = :id")
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether some admin key works; holds off other nodes that ask, until the transaction ends. */
    boolean hasWorkingAdminKey(Instant now) {
        jdbc.sql("lock table api_key in share row exclusive mode").update();
        return jdbc.sql("""
                select exists (select from api_key
                               where admin and revoked_at is null and (expires_at is null or expires_at > :now))
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
