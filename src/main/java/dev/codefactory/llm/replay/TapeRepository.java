package dev.codefactory.llm.replay;

import dev.codefactory.llm.replay.Tape.Match;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code tape} and {@code tape_recording}. */
@Repository
class TapeRepository {

    private final JdbcClient jdbc;

    TapeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID execution, Tape tape) {
        jdbc.sql("insert into tape (execution_id, match) values (:execution, :match)")
                .param("execution", execution)
                .param("match", tape.match().toString())
                .update();
        for (int i = 0; i < tape.recordings().size(); i++) {
            jdbc.sql("insert into tape_recording (execution_id, number, recording) values (:execution, :number, :text)")
                    .param("execution", execution)
                    .param("number", i)
                    .param("text", tape.recordings().get(i).format())
                    .update();
        }
    }

    Optional<Tape> find(UUID execution) {
        return jdbc.sql("select match from tape where execution_id = :execution")
                .param("execution", execution)
                .query(String.class)
                .optional()
                .map(match -> new Tape(Match.valueOf(match.toUpperCase(Locale.ROOT)), recordings(execution)));
    }

    private List<Recording> recordings(UUID execution) {
        return jdbc.sql("select recording from tape_recording where execution_id = :execution order by number")
                .param("execution", execution)
                .query((row, _) -> Recording.parse(row.getString("recording")))
                .list();
    }
}
