package dev.codefactory;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.TestTokens;
import dev.codefactory.database.TestPostgres;
import dev.codefactory.llm.replay.ReplayedCall;
import dev.codefactory.llm.replay.Tape.Match;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import dev.codefactory.session.ResourceUse;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.replay.CassetteFiles;
import dev.codefactory.session.replay.Cassettes;
import dev.codefactory.session.replay.Replays;
import dev.codefactory.session.step.StepRuns;
import dev.codefactory.session.step.StepView;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Executions with real checks and real tests come out of their cassettes as they went in; the bench {@code replay} does fifty. */
@SpringBootTest(
        properties = {"codefactory.llm.provider=practice", "codefactory.llm.practice.pace=0"},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({TestPostgres.class, TestTokens.class})
class PracticeReplayTests {

    @Autowired
    Executions executions;

    @Autowired
    StepRuns steps;

    @Autowired
    Cassettes cassettes;

    @Autowired
    CassetteFiles files;

    @Autowired
    Replays replays;

    @Autowired
    Sandbox sandbox;

    @Autowired
    TestTokens tokens;

    @LocalServerPort
    int port;

    @Test
    void whatIsRunInTheSandboxIsCounted() throws InterruptedException {
        Require.tool(sandbox.status().has(Tool.PYTHON), "a sandbox with Python");
        var caller = tokens.of("practice-replay");
        var client = new ExampleClient(port, caller.authorization());
        var id = client.generate(requireNonNull(client.requests().get("python-slugify")));
        var ended = executions.await(caller.owner(), id, Duration.ofMinutes(5));

        var whole = requireNonNull(steps.used(List.of(ended)).get(id));
        var parts = steps.list(caller.owner(), id).stream().map(StepView::usage).toList();

        assertThat(whole.sandboxCpuSeconds()).isPositive();
        assertThat(whole.sandboxPeakMemoryBytes()).isPositive();
        assertThat(ResourceUse.sum(parts)).isEqualTo(whole);
        assertThat(parts)
                .anySatisfy(part -> assertThat(part.sandboxCpuSeconds()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"python-slugify", "javascript-chunk", "python-file-processing", "python-code-review"})
    void comeOutAgainByteByByte(String example) throws InterruptedException {
        Require.tool(sandbox.status().has(Tool.PYTHON), "a sandbox with Python");
        Require.tool(sandbox.status().has(Tool.NODE), "a sandbox with Node.js");
        var caller = tokens.of("practice-replay");
        var client = new ExampleClient(port, caller.authorization());
        var recorded = client.generate(requireNonNull(client.requests().get(example)));
        executions.await(caller.owner(), recorded, Duration.ofMinutes(5));

        var cassette = files.read(files.write(cassettes.of(caller.owner(), recorded)));
        var begun = replays.begin(caller.owner(), cassette, Match.KEY);
        var replay = replays.await(caller.owner(), begun.id(), Duration.ofMinutes(5));

        assertThat(replay.execution().failure()).isNull();
        assertThat(replay.execution().provider()).isEqualTo("replay");
        assertThat(replay.calls()).extracting(ReplayedCall::status).containsOnly(ReplayedCall.Status.SAME);
        assertThat(replay.replayed()).isEqualTo(replay.recorded());
        assertThat(replay.hasSameFiles()).isTrue();
        assertThat(replay.hasSameVerdict()).isTrue();
    }
}
