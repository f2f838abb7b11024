package dev.codefactory.session.intake;

import dev.codefactory.access.Owner;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Refuses requests there is no room for, before they cost anything. */
@Component
public class Intake {

    /** So near to a limit requests are counted one at a time, so that it is exact; more than this many come at once from nobody. */
    private static final int NEAR = 100;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final IntakeProperties properties;

    Intake(JdbcClient jdbc, IntakeProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** @throws QueueFullException when the owner, or all owners together, have as many open executions as they may */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireRoom(Owner owner) {
        require(true, openOf(owner), properties.maxOpenPerOwner(), "owner " + owner.id(), () -> openOf(owner));
        require(false, open(), properties.maxOpen(), "all owners", this::open);
    }

    private interface Count {
        int now();
    }

    private void require(boolean ofOwner, int counted, int limit, String locked, Count again) {
        if (counted < limit - NEAR) {
            return;
        }
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:locked, 0))")
                .param("locked", locked)
                .query((_, _) -> "")
                .list();
        if (again.now() >= limit) {
            throw new QueueFullException(ofOwner, limit, RETRY_AFTER);
        }
    }

    private int openOf(Owner owner) {
        return jdbc.sql("""
                select count(*) from (
                    select from execution where owner_id = :owner and status in ('queued', 'running') limit :limit) open
                """)
                .param("owner", owner.id())
                .param("limit", properties.maxOpenPerOwner())
                .query(Integer.class)
                .single();
    }

    private int open() {
        return jdbc.sql("""
                select count(*) from (
                    select from execution where status in ('queued', 'running') limit :limit) open
                """)
                .param("limit", properties.maxOpen())
                .query(Integer.class)
                .single();
    }
}
