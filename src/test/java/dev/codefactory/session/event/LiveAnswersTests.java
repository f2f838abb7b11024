package dev.codefactory.session.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.session.ExecutionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveAnswersTests {

    private final ExecutionId execution = ExecutionId.next();
    private final UUID step = UUID.randomUUID();
    private Instant now = Instant.EPOCH;

    private final LiveAnswers answers = new LiveAnswers(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void measuresHowFastAnAnswerComes() {
        var answer = answers.begin(execution, step);
        now = now.plus(Duration.ofSeconds(90)); // until the prompt has been read
        for (int i = 0; i < 21; i++) {
            answer.text("word ");
            now = now.plusMillis(500);
        }

        assertThat(answers.paces()).containsOnlyKeys(step).containsEntry(step, new Pace(21, 2));
        assertThat(answers.written(execution)).isEqualTo(105);
    }

    @Test
    void theFirstWordsTellNothing() {
        var answer = answers.begin(execution, step);
        answer.text("a");
        now = now.plusMillis(500);
        answer.text("b");

        assertThat(answers.paces()).isEmpty();
    }

    @Test
    void anEndedAnswerHasNoPace() {
        var answer = answers.begin(execution, step);
        for (int i = 0; i < 20; i++) {
            answer.text("a");
            now = now.plusMillis(500);
        }

        answers.end(execution, step);

        assertThat(answers.paces()).isEmpty();
    }
}
