package dev.codefactory.session.golden;

import dev.codefactory.access.Owner;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the rows of {@code execution} tell of versions of templates. */
@Repository
class TrialRepository {

    private final JdbcClient jdbc;

    TrialRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Executions of a version that ended as they should.
     *
     * @param example which of its examples they tried, if one
     */
    record Trial(Optional<Integer> example) {}

    /**
     * Those that stood the test. One step that was run alone says nothing of the whole.
     *
     * @param judged whether the version has steps that lead to a verdict; an execution without one proves nothing of it then
     */
    List<Trial> passed(Owner owner, UUID template, int version, boolean judged) {
        return jdbc.sql("""
                select distinct template_example from execution
                where owner_id = :owner and template_id = :template and template_version = :version
                    and (verdict = 'verified' or not :judged and verdict is null and status = 'completed')
                    and not coalesce((origin ->> 'only')::boolean, false)
                """)
                .param("owner", owner.id())
                .param("template", template)
                .param("version", version)
                .param("judged", judged)
                .query((row, _) -> new Trial(Optional.ofNullable(row.getObject("template_example", Integer.class))))
                .list();
    }
}
