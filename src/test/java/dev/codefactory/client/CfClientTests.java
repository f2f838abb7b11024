package dev.codefactory.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codefactory.client.FakeService.Asked;
import dev.codefactory.llm.LlmOutcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class CfClientTests {

    private static final Path SOURCE = Path.of("cf.java").toAbsolutePath();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final String ID = "01980c5e-0000-7000-8000-000000000001";
    private static final String EXECUTION = "/api/v1/executions/" + ID;
    private static final String ACCEPTED = "{\"execution_id\":\"%s\",\"status\":\"queued\"}".formatted(ID);
    private static final String RUNNING = "{\"execution_id\":\"%s\",\"status\":\"running\"}".formatted(ID);
    private static final String VERIFIED = ended("completed", "\"verified\"", "null");

    private static final String NOTHING_MEASURED = """
            {"model": null, "template": "function", "prompt": null, "language": "python", "ended": 2, "verified": 0,
             "rejected": 0, "unverified": 0, "failed": 0, "cancelled": 2, "unjudged": 0, "verified_rate": null,
             "audited": 0, "false_greens": 0, "false_green_rate": null, "improvement_rounds": null,
             "seconds_to_end": {"median": null, "p95": null}, "seconds_to_working_code": {"median": null, "p95": null},
             "calls": 0, "input_tokens": 0, "output_tokens": 0, "watt_hours": null, "tokens_per_second": null}""";

    @TempDir
    static Path classes;

    @TempDir
    Path directory;

    private FakeService service;

    record Run(int exit, String out, String err) {}

    @BeforeAll
    static void compileForTheOldestJdkItPromisesToRunOn() {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var arguments =
                new String[] {"--release", "17", "-Xlint:all", "-Werror", "-d", classes.toString(), SOURCE.toString()};
        assertThat(compiler.run(null, null, null, arguments)).isZero();
    }

    @BeforeEach
    void startService() throws IOException {
        service = new FakeService().answers("POST /api/v1/generate", 202, ACCEPTED);
    }

    @AfterEach
    void stopService() {
        service.close();
    }

    @Test
    void runsFromItsSource() throws Exception {
        var run = finish(start(List.of(JAVA.toString(), SOURCE.toString(), "help")));

        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("Usage: java cf.java");
    }

    @ParameterizedTest
    @CsvSource({
        "completed, verified, 0",
        "completed_with_findings, rejected, 1",
        "completed_with_findings, unverified, 1",
        "failed, rejected, 1",
    })
    void exitsByTheVerdict(String status, String verdict, int exit) throws Exception {
        service.answers("GET " + EXECUTION, 200, ended(status, "\"" + verdict + "\"", "null"));

        var run = cf("generate", "--language", "python", "add two numbers");

        assertThat(run.exit()).isEqualTo(exit);
        assertThat(run.out()).contains(status + ": " + verdict).contains("gate  red  tests  1 of 3 failed");
    }

    @Test
    void waitsForTheExaminationOfAModelAndPrintsWhatCameOfIt() throws Exception {
        service.answers("POST /api/v1/models/passports", 202, """
                {"digest": "abc", "model": "m:1", "host": "attic", "status": "queued"}""");
        service.answers("GET /api/v1/models/passports/abc", 200, """
                {"digest": "abc", "model": "m:1", "host": "attic", "status": "done", "sets": {"window_cap": 8192},
                 "probes": [{"probe": "window", "outcome": "failed", "detail": "overflow at 16384 tokens", "figures": {"8192": "found"}}]}""");

        var run = cf("passport", "--host", "attic", "m:1");

        assertThat(run.exit()).isZero();
        assertThat(service.asked.take().body()).contains("\"model\":\"m:1\"", "\"host\":\"attic\"");
        assertThat(run.out())
                .contains("m:1  attic  abc  done", "probe  failed  window  overflow at 16384 tokens", "8192  found")
                .contains("sets  window_cap  8192");
    }

    @Test
    void tellsThatAModelCouldNotBeExamined() throws Exception {
        service.answers("POST /api/v1/models/passports", 202, """
                {"digest": "abc", "model": "m:1", "host": "attic", "status": "failed", "error": "It was given up."}""");

        assertThat(cf("passport", "m:1").exit()).isEqualTo(6);
        assertThat(cf("passport").exit()).isEqualTo(2);
    }

    @Test
    void followsAPullToItsEnd() throws Exception {
        var pull =
                "{\"id\": \"7\", \"model\": \"m:1\", \"host\": \"attic\", \"status\": \"%s\", \"phase\": \"%s\", \"percent\": %s}";
        service.answers("POST /api/v1/models/pulls", 202, pull.formatted("queued", "", "null"));
        service.answers("GET /api/v1/models/pulls/7", 200, pull.formatted("running", "pulling abc", "42"));
        service.answers("GET /api/v1/models/pulls/7", 200, pull.formatted("succeeded", "success", "100"));

        var run = cf("pull", "--host", "attic", "m:1");

        assertThat(run.exit()).isZero();
        assertThat(service.asked.take().body()).contains("\"model\":\"m:1\"", "\"host\":\"attic\"");
        assertThat(run.out().lines())
                .containsExactly(
                        "m:1  attic  queued",
                        "m:1  attic  running  42 %  pulling abc",
                        "m:1  attic  succeeded  100 %  success");
    }

    @ParameterizedTest
    @CsvSource({"failed, 6", "cancelled, 5"})
    void tellsHowAPullEnded(String status, int exit) throws Exception {
        service.answers("POST /api/v1/models/pulls", 202, """
                {"id": "7", "model": "m:1", "host": "attic", "status": "%s", "error": "it is gone"}""".formatted(status));

        var run = cf("pull", "m:1");

        assertThat(run.exit()).isEqualTo(exit);
        assertThat(run.out()).contains("it is gone");
    }

    @Test
    void tellsThatTheModelFailed() throws Exception {
        service.answers("GET " + EXECUTION, 200, ended("failed", "null", failure("no_model")));

        var run = cf("generate", "add two numbers");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).contains("failure  no_model  it did not work");
    }

    @ParameterizedTest
    @EnumSource(LlmOutcome.Reason.class)
    void knowsEveryFailureOfAModel(LlmOutcome.Reason reason) {
        assertThat(SOURCE).content().containsPattern("MODEL_FAILURES = [^;]*\"" + reason.id() + "\"");
    }

    @Test
    void tellsOtherFailuresFromThoseOfTheModel() throws Exception {
        service.answers("GET " + EXECUTION, 200, ended("failed", "null", failure("parked")));

        assertThat(cf("generate", "add two numbers").exit()).isEqualTo(6);
    }

    @Test
    void tellsThatTheExecutionWasCancelled() throws Exception {
        service.answers("GET " + EXECUTION, 200, ended("cancelled", "null", "null"));

        assertThat(cf("generate", "add two numbers").exit()).isEqualTo(5);
    }

    @Test
    void stopsWaitingWhenTheTimeIsUp() throws Exception {
        service.answers("GET " + EXECUTION, 200, RUNNING);

        var run = cf("generate", "--timeout", "2s", "add two numbers");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("java cf.java watch " + ID);
    }

    @ParameterizedTest
    @CsvSource({
        "generate",
        "generate one two",
        "generate --no-such-option x",
        "generate --language",
        "generate --timeout soon x",
        "generate @missing.txt",
        "status not-an-id",
        "frobnicate",
        "record 01980c5e-0000-7000-8000-000000000001",
        "replay missing.zip",
        "status --lenient 01980c5e-0000-7000-8000-000000000001",
        "stats --status completed",
        "stats python",
    })
    void refusesAWrongCommandLine(String line) throws Exception {
        assertThat(cf(line.split(" ")).exit()).isEqualTo(2);
        assertThat(service.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400, 2", "422, 2", "401, 6", "503, 6"})
    void tellsAnInvalidRequestFromAServiceThatCannot(int status, int exit) throws Exception {
        try (var refusing = new FakeService().answers("POST /api/v1/generate", status, "{\"detail\":\"not so\"}")) {
            var run = cf("generate", "--server", refusing.url(), "add two numbers");

            assertThat(run.exit()).isEqualTo(exit);
            assertThat(run.err()).contains(String.valueOf(status));
        }
    }

    @Test
    void tellsThatNobodyAnswers() throws Exception {
        service.close();

        assertThat(cf("generate", "add two numbers").exit()).isEqualTo(6);
    }

    @Test
    void goesOnWaitingWhileTheServiceRestarts() throws Exception {
        service.answers("GET " + EXECUTION, 503, "").answers("GET " + EXECUTION, 200, VERIFIED);

        assertThat(cf("generate", "add two numbers").exit()).isZero();
    }

    @Test
    void sendsWhatWasGivenAndNothingElse() throws Exception {
        service.answers("GET " + EXECUTION, 200, VERIFIED);
        Files.writeString(directory.resolve("request.txt"), "say \"hi\" in \u2603\n");
        Files.writeString(directory.resolve("test_hi.py"), "assert True\n");
        Files.writeString(directory.resolve("token"), "secret\n");

        var run = cf(("generate @request.txt --language python --test tests/test_hi.py=test_hi.py --test-command pytest"
                        + " --entry-point hi --idempotency-key once --token-file token")
                .split(" "));

        assertThat(run.exit()).isZero();
        var asked = service.asked.take();
        assertThat(asked.header("Authorization")).contains("Bearer secret");
        assertThat(asked.header("Idempotency-key")).contains("once");
        assertThat(json(asked.body())).isEqualTo(json("""
                {"template_type": "function", "description": "say \\"hi\\" in \u2603\\n",
                 "config": {"project": {"language": "python"}},
                 "acceptance_tests": {"files": [{"path": "tests/test_hi.py", "content": "assert True\\n"}], "command": "pytest"},
                 "target": {"entry_point": "hi"}}"""));
    }

    @Test
    void writesFilesAndEvidenceWhereItWasTold() throws Exception {
        service.answers("GET " + EXECUTION, 200, VERIFIED)
                .answers("GET " + EXECUTION + "/archive.zip", 200, zip("src/hi.py", ".codefactory/summary.json"));

        var run = cf("generate", "--out", "made", "add two numbers");

        assertThat(run.exit()).isZero();
        assertThat(directory.resolve("made/src/hi.py")).hasContent("content of src/hi.py");
        assertThat(directory.resolve("made/.codefactory/summary.json")).exists();
    }

    @ParameterizedTest
    @CsvSource({"../escaped.txt", "/tmp/cf-escaped.txt", "a/../../escaped.txt", "..\\escaped.txt", "link/escaped.txt"})
    void refusesAnArchiveThatLeavesItsDirectory(String name) throws Exception {
        var outside = Files.createDirectories(directory.resolve("outside"));
        Files.createSymbolicLink(
                Files.createDirectories(directory.resolve("made")).resolve("link"), outside);
        service.answers("GET " + EXECUTION + "/archive.zip", 200, zip(name));

        var run = cf("files", ID, "--out", "made");

        assertThat(run.exit()).isEqualTo(6);
        assertThat(outside).isEmptyDirectory();
        assertThat(directory.resolve("escaped.txt")).doesNotExist();
        assertThat(Path.of("/tmp/cf-escaped.txt")).doesNotExist();
    }

    @Test
    void followsEventsAndGoesOnWhereTheStreamBroke() throws Exception {
        service.answers(
                        "GET " + EXECUTION + "/events",
                        200,
                        "event: delta\ndata: def\n\nid: 7\nevent: step\ndata: {\"n\":1}\n\n")
                .answers("GET " + EXECUTION + "/events", 200, "id: 8\nevent: step\ndata: {\"n\":2}\n\n")
                .answers("GET " + EXECUTION, 200, RUNNING)
                .answers("GET " + EXECUTION, 200, VERIFIED);

        var run = cf("watch", ID);

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("step  {\"n\":1}")
                .contains("step  {\"n\":2}")
                .doesNotContain("def");
        assertThat(service.asked.stream().filter(asked -> asked.path().endsWith("/events")))
                .extracting(asked -> asked.header("Last-event-id").orElse(""))
                .containsExactly("", "7");
    }

    @Test
    void cancelsWhenItIsInterruptedAndToldToCancelThen() throws Exception {
        service.answers("GET " + EXECUTION, 200, RUNNING).answers("DELETE " + EXECUTION, 200, RUNNING);
        var process = start(command("generate", "--cancel-on-interrupt", "add two numbers"));
        await().untilAsserted(() -> assertThat(methods()).contains("GET"));

        process.destroy();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(methods()).endsWith("DELETE");
    }

    @Test
    void leavesTheExecutionAloneWhenItIsInterruptedOtherwise() throws Exception {
        service.answers("GET " + EXECUTION, 200, RUNNING);
        var process = start(command("generate", "add two numbers"));
        await().untilAsserted(() -> assertThat(methods()).contains("GET"));

        process.destroy();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(methods()).doesNotContain("DELETE");
    }

    @Test
    void printsNothingATerminalWouldObey() throws Exception {
        service.answers("GET " + EXECUTION, 200, ended("failed", "null", failure("\\u001b[2J")));

        assertThat(cf("status", ID).out()).contains("[2J").doesNotContain("\u001b");
    }

    @Test
    void recordsAnExecution() throws Exception {
        service.answers("GET " + EXECUTION + "/cassette", 200, "a cassette");

        assertThat(cf("record", ID, "-o", "a.zip").exit()).isZero();
        assertThat(directory.resolve("a.zip")).hasContent("a cassette");
    }

    @ParameterizedTest
    @CsvSource({"true, true, 0", "false, true, 1", "true, false, 1", "null, null, 1"})
    void replaysAndExitsByWhetherFilesAndVerdictAreTheSame(String files, String verdict, int exit) throws Exception {
        Files.writeString(directory.resolve("a.zip"), "a cassette");
        service.answers("POST /api/v1/replays", 202, ACCEPTED)
                .answers("GET " + EXECUTION, 200, VERIFIED)
                .answers("GET /api/v1/replays/" + ID, 200, """
                        {"execution_id": "%s", "status": "completed", "same_files": %s, "same_verdict": %s,
                         "verdict": {"recorded": "verified", "replayed": "rejected"}, "gates": {},
                         "files": [{"path": "hi.py", "status": "changed", "diff": "-a\\n+b\\u001b\\n"}],
                         "calls": [{"step": "design", "round": 0, "number": 1, "status": "changed", "changes": ["user"]},
                                   {"step": "code_generation", "round": 0, "number": 1, "status": "same", "changes": []}]}
                        """.formatted(ID, files, verdict));

        var run = cf("replay", "a.zip", "--lenient");

        assertThat(run.exit()).isEqualTo(exit);
        assertThat(run.out())
                .contains("verdict  recorded verified, replayed rejected", "call  changed  design", "    +b")
                .doesNotContain("code_generation", "\u001b");
        assertThat(service.asked.stream().map(Asked::body)).contains("a cassette");
    }

    @Test
    void listsExecutions() throws Exception {
        service.answers("GET /api/v1/executions", 200, "{\"items\":[%s],\"next\":null}".formatted(VERIFIED));

        var run = cf("list", "--status", "completed");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains(ID + "  completed  verified");
    }

    @Test
    void printsTheLedgerOverAllItsPages() throws Exception {
        service.answers("GET /api/v1/stats", 200, """
                {"items": [{"model": "m:1", "template": "function", "language": "python",
                 "prompt": {"key": "code_generation/python/default", "version": 3, "sha256": "ab"},
                 "ended": 43, "verified": 30, "rejected": 6, "unverified": 2, "failed": 2, "cancelled": 2, "unjudged": 1,
                 "verified_rate": {"lower": 0.598, "rate": 0.75, "upper": 0.858}, "audited": 12, "false_greens": 1,
                 "false_green_rate": {"lower": 0.015, "rate": 0.083, "upper": 0.354}, "improvement_rounds": 0.62,
                 "seconds_to_end": {"median": 41.24, "p95": 118.0}, "seconds_to_working_code": {"median": 36.9, "p95": 97.5},
                 "calls": 131, "input_tokens": 214310, "output_tokens": 58204, "watt_hours": 113.2,
                 "tokens_per_second": 38.25}], "next": "m 1"}""");
        service.answers("GET /api/v1/stats", 200, "{\"items\": [%s], \"next\": null}".formatted(NOTHING_MEASURED));

        var run = cf("stats", "--language", "python", "--from", "2026-01-01T00:00:00+01:00", "--all");

        assertThat(run.exit()).isZero();
        assertThat(service.asked.take().query())
                .isEqualTo("from=2026-01-01T00%3A00%3A00%2B01%3A00&language=python"
                        + "&group_by=model%2Ctemplate%2Cprompt%2Clanguage&all=true");
        assertThat(service.asked.take().query()).endsWith("&after=m+1");
        assertThat(run.out().lines().map(line -> List.of(line.split(" {2,}"))))
                .startsWith(
                        List.of(
                                "MODEL",
                                "TEMPLATE",
                                "PROMPT",
                                "LANGUAGE",
                                "ENDED",
                                "VERIFIED",
                                "FALSE GREENS",
                                "TO THE END",
                                "TO WORKING CODE",
                                "ROUNDS",
                                "CALLS",
                                "TOKENS IN",
                                "TOKENS OUT",
                                "TOKENS/S",
                                "WATT HOURS"),
                        List.of(
                                "m:1",
                                "function",
                                "code_generation/python/default 3",
                                "python",
                                "43",
                                "30 of 40, 75 % (60–86)",
                                "1 of 12, 8 % (2–35)",
                                "41.2 s, 95 % in 118.0 s",
                                "36.9 s, 95 % in 97.5 s",
                                "0.6",
                                "131",
                                "214310",
                                "58204",
                                "38.3",
                                "113.2"),
                        List.of(
                                "none",
                                "function",
                                "none",
                                "python",
                                "2",
                                "none tried",
                                "none audited",
                                "not measured",
                                "not measured",
                                "none judged",
                                "0",
                                "0",
                                "0",
                                "not measured",
                                "watts not said"));
    }

    @Test
    void printsAsManyRowsOfTheLedgerAsItWasAskedFor() throws Exception {
        service.answers("GET /api/v1/stats", 200, "{\"items\": [%s], \"next\": \"c\"}".formatted(NOTHING_MEASURED));

        var run = cf("stats", "--limit", "1", "--group-by", "template", "--json");

        assertThat(json(run.out())).isEqualTo(json("{\"items\": [%s], \"next\": \"c\"}".formatted(NOTHING_MEASURED)));
        assertThat(service.asked).singleElement().extracting(Asked::query).isEqualTo("limit=1&group_by=template");
        assertThat(cf("stats", "--limit", "1", "--after", "b").err()).contains("--after c");
    }

    @Test
    void saysThatNothingIsKnownWhereNothingHasEnded() throws Exception {
        service.answers("GET /api/v1/stats", 200, "{\"items\": [], \"next\": null}");

        assertThat(cf("stats").out())
                .isEqualToIgnoringNewLines("nothing has ended that this asks for: nothing is known");
    }

    private static String ended(String status, String verdict, String failure) {
        return """
                {"execution_id": "%s", "status": "%s", "verdict": %s, "failure": %s,
                 "gates": [{"name": "tests", "status": "red", "reason": "1 of 3 failed"}], "findings": []}""".formatted(ID, status, verdict, failure);
    }

    private static String failure(String code) {
        return "{\"code\":\"%s\",\"message\":\"it did not work\"}".formatted(code);
    }

    private static Object json(String text) {
        return JsonMapper.shared().readValue(text, Map.class);
    }

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(("content of " + name).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private List<String> methods() {
        return service.asked.stream().map(Asked::method).toList();
    }

    private Run cf(String... arguments) throws Exception {
        return finish(start(command(arguments)));
    }

    private static List<String> command(String... arguments) {
        var command =
                new ArrayList<>(List.of(JAVA.toString(), "-XX:TieredStopAtLevel=1", "-cp", classes.toString(), "Cf"));
        command.addAll(List.of(arguments));
        return command;
    }

    private Process start(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        builder.environment().remove("CODEFACTORY_TOKEN");
        builder.environment().put("CODEFACTORY_URL", service.url());
        return builder.start();
    }

    private Run finish(Process process) throws Exception {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(
                process.exitValue(),
                Files.readString(directory.resolve("out")),
                Files.readString(directory.resolve("err")));
    }
}
