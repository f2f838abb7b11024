package dev.codefactory.access;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The owners there are; one comes into being when the first key is made for its name. */
@Repository
class Owners {

    /** The owner of the admin token, and of everything when no token is asked for. */
    static final String ADMIN = "admin";

    private final JdbcClient jdbc;
    private final Clock clock;

    Owners(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Owner named(String name) {
        jdbc.sql("""
                insert into owner (id, name, created_at) values (:id, :name, :now)
                on conflict (name) do nothing
                """)
                .param("id", UuidCreator.getTimeOrderedEpoch())
                .param("name", name)
                .param("now", OffsetDateTime.now(clock))
                .update();
        return new Owner(jdbc.sql("select id from owner where name = :name")
                .param("name", name)
                .query(UUID.class)
                .single());
    }

    String nameOf(Owner owner) {
        return jdbc.sql("select name from owner where id = :id")
                .param("id", owner.id())
                .query(String.class)
                .single();
    }
}
