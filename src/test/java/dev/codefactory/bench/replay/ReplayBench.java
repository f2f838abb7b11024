package dev.codefactory.bench.replay;

import dev.codefactory.StartedService;
import dev.codefactory.access.ApiKeys;
import dev.codefactory.access.Owner;
import dev.codefactory.bench.Benchmark;
import dev.codefactory.bench.Figures;
import dev.codefactory.llm.PracticeExamples;
import dev.codefactory.llm.replay.Tape.Match;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.Sessions;
import dev.codefactory.session.replay.Cassette;
import dev.codefactory.session.replay.CassetteFiles;
import dev.codefactory.session.replay.CassetteZip;
import dev.codefactory.session.replay.Cassettes;
import dev.codefactory.session.replay.Replay;
import dev.codefactory.session.replay.Replays;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Records executions on one service, with real checks and real tests, and replays their cassettes on another one that has no model and
 * another database. The executions are the shipped examples, and those of functions once more without repair, so that flawed files are
 * recorded, too.
 */
public final class ReplayBench implements Benchmark {

    private static final int EXECUTIONS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LARGEST = 20_000_000;

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public Figures run() throws Exception {
        var wanted = Integer.getInteger("bench.sample", EXECUTIONS);
        var zips = record(wanted);
        int files = 0;
        int verdicts = 0;
        try (var service = StartedService.start(
                Map.of("codefactory.llm.provider", "ollama", "codefactory.llm.ollama.url", "http://127.0.0.1:9"))) {
            for (var replay : replay(service, zips)) {
                files += replay.hasSameFiles() ? 1 : 0;
                verdicts += replay.hasSameVerdict() ? 1 : 0;
                tell(replay);
            }
        }
        return new Figures()
                .atLeast("replayed", zips.size(), wanted)
                .atLeast("identical_files", files, wanted)
                .atLeast("identical_verdicts", verdicts, wanted);
    }

    private static List<byte[]> record(int wanted) throws InterruptedException {
        try (var service = StartedService.start(
                Map.of("codefactory.llm.provider", "practice", "codefactory.llm.practice.pace", "0"))) {
            var owner = owner(service);
            var recorded = new ArrayList<ExecutionId>();
            for (var submission : Requests.of(service, service.bean(PracticeExamples.class), owner, wanted)) {
                recorded.add(service.bean(Sessions.class)
                        .submit(owner, submission, null)
                        .id());
            }
            var zips = new ArrayList<byte[]>();
            for (var id : recorded) {
                service.bean(Executions.class).await(owner, id, PATIENCE);
                var cassette = service.bean(Cassettes.class).of(owner, id);
                zips.add(CassetteZip.write(service.bean(CassetteFiles.class).write(cassette)));
            }
            return zips;
        }
    }

    private static List<Replay> replay(StartedService service, List<byte[]> zips)
            throws IOException, InterruptedException {
        var owner = owner(service);
        var replays = service.bean(Replays.class);
        var begun = new ArrayList<ExecutionId>();
        for (var zip : zips) {
            var entries = CassetteZip.read(new ByteArrayInputStream(zip), LARGEST);
            Cassette cassette = service.bean(CassetteFiles.class).read(entries);
            begun.add(replays.begin(owner, cassette, Match.KEY).id());
        }
        var ended = new ArrayList<Replay>();
        for (var id : begun) {
            ended.add(replays.await(owner, id, PATIENCE));
        }
        return ended;
    }

    private static Owner owner(StartedService service) {
        var token = service.bean(ApiKeys.class).create("bench", "replay", null).token();
        return new Owner(service.ownerOf(token));
    }

    private static void tell(Replay replay) {
        if (!replay.hasSameFiles() || !replay.hasSameVerdict()) {
            System.out.printf(
                    "%s %s: recorded %s, replayed %s, %s%n",
                    replay.execution().language(),
                    replay.execution().description(),
                    replay.recorded(),
                    replay.replayed(),
                    replay.execution().failure());
        }
    }
}
