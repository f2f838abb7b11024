import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/** The Code Factory client in one file, for scripts and CI. Needs a JDK 17 or newer and nothing else. */
class Cf {

    private static final String USAGE = """
            Usage: java cf.java COMMAND [OPTION…]

            Commands
              generate DESCRIPTION    ask for code; DESCRIPTION may be @FILE, or - for standard input
              status ID               print an execution
              files ID                list its files, or fetch them with --out
              watch ID                follow its events until it ends
              cancel ID               cancel it
              list                    print executions, newest first (--status, --template, --limit)
              stats                   print how often it worked, by model, template, prompt and language
              record ID -o FILE       write an execution to FILE, with every answer its models gave
              replay FILE             do again what FILE holds, without a model, and compare
              examples                print requests to start with
              passport MODEL          find out what an installed model can do (--host, --timeout); takes about five minutes
              pull MODEL              have a host fetch a model and print how far it is (--host, --timeout)

            Options of generate
              --template NAME         what to make (default: function)
              --language NAME         python, javascript, typescript, java, cpp, go or rust
              --file [PATH=]LOCAL     send a file as context; may be repeated
              --test [PATH=]LOCAL     send an acceptance test; may be repeated
              --test-command COMMAND  how to run the acceptance tests; 0 means passed
              --target PATH           the file to make
              --entry-point NAME      the function or class to make
              --idempotency-key KEY   the same key and request start only one execution
              --no-wait               return as soon as the request is accepted
              --cancel-on-interrupt   cancel the execution when this client is interrupted

            Options of stats
              --group-by WORDS        what to tell apart (default: model,template,prompt,language)
              --from TIME             what ended then or later, such as 2026-01-01T00:00:00Z
              --to TIME               what ended before
              --model, --template, --language NAME
                                      what this model wrote, of this template, in this language
              --all                   what all owners asked for (admins only)
              --limit N               print N rows and no more; --after CURSOR goes on after them

            Options of replay
              --lenient               answer by position where a prompt or a template has changed

            Options
              --out DIR               write the files and their evidence to DIR (generate, files)
              --timeout DURATION      how long to wait, such as 90s or 1h30m (generate, watch, replay;
                                      default: 15m; pull: 6h)
              --json                  print what the server answered
              --server URL            default: $CODEFACTORY_URL, else http://localhost:8080
              --token TOKEN           default: $CODEFACTORY_TOKEN, else the token file
              --token-file FILE       default: data/admin-token

            Exit codes of generate and watch
              0  verified: every gate is green; or there was nothing to verify
              1  not verified: a gate is red (rejected) or was not run (unverified)
              2  the command line is wrong, or the server refused the request as invalid
              3  the model failed or is missing
              4  still running when the time was up; the execution goes on
              5  cancelled
              6  anything else: no connection, not allowed, or a failure of the service
            replay exits with 0 when files and verdict are those recorded, with 1 when they are not, else with 2, 4 or 6.
            The other commands exit with 0 when they did what they were asked to, else with 2 or 6.
            """;

    private static final String EXAMPLES = """
            java cf.java generate --language python --out palindrome \\
              "Write a function is_palindrome(text) that ignores case, spaces and punctuation."

            java cf.java generate --language typescript --out cart @request.txt

            java cf.java generate --language java --test src/test/java/RomanTest.java=RomanTest.java \\
              --entry-point Roman "Convert between integers and Roman numerals."
            """;

    private static final Duration LONGEST_PULL = Duration.ofHours(6);

    private final Options options;
    private final Api api;

    private Cf(Options options) {
        this.options = options;
        this.api = new Api(options.server(), options.token());
    }

    public static void main(String... arguments) {
        System.exit(run(arguments).code);
    }

    private static Exit run(String... arguments) {
        try {
            return new Cf(Options.parse(arguments)).execute();
        } catch (Stop stop) {
            complain(stop, "");
            return stop.exit;
        } catch (IOException | UncheckedIOException e) {
            complain(e, "");
            return Exit.SERVICE;
        } catch (InterruptedException e) {
            return Exit.CANCELLED;
        }
    }

    private static void complain(Exception problem, String consequence) {
        var text = problem instanceof Stop ? problem.getMessage() : problem.toString();
        System.err.println("cf: " + Text.printable(text) + consequence);
    }

    private Exit execute() throws IOException, InterruptedException {
        switch (options.command()) {
            case "generate" -> {
                return generate();
            }
            case "watch" -> {
                return watch(options.id());
            }
            case "status" -> print(api.execution(options.id(), Duration.ZERO));
            case "files" -> files(options.id());
            case "cancel" -> print(api.cancel(options.id()));
            case "list" -> list();
            case "stats" -> stats();
            case "record" -> record(options.id());
            case "replay" -> {
                return replay(options.file());
            }
            case "passport" -> {
                return passport();
            }
            case "pull" -> {
                return pull();
            }
            case "examples" -> System.out.print(EXAMPLES);
            default -> System.out.print(USAGE);
        }
        return Exit.VERIFIED;
    }

    private Exit generate() throws IOException, InterruptedException {
        var timeout = options.timeout();
        var accepted = api.generate(options.request(), options.value("--idempotency-key"));
        var id = UUID.fromString(Json.text(accepted, "execution_id"));
        System.err.println("execution " + id);
        if (options.has("--no-wait")) {
            System.out.println(options.has("--json") ? Json.write(accepted) : id);
            return Exit.VERIFIED;
        }
        var execution = cancelledOnInterrupt(id, () -> await(id, Instant.now().plus(timeout)));
        return finish(id, execution);
    }

    /** Runs the wait; when the JVM is told to stop meanwhile, and the user wants it so, the execution is cancelled. */
    private Map<String, Object> cancelledOnInterrupt(UUID id, Wait wait) throws IOException, InterruptedException {
        var waiting = new AtomicBoolean(options.has("--cancel-on-interrupt"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                if (waiting.get()) {
                    api.cancel(id);
                }
            } catch (IOException | InterruptedException | Stop e) {
                complain(e, "");
            }
        }));
        try {
            return wait.run();
        } finally {
            waiting.set(false);
        }
    }

    @FunctionalInterface
    private interface Wait {
        Map<String, Object> run() throws IOException, InterruptedException;
    }

    /** Asks until the execution has ended. The service may restart meanwhile: its executions survive that. */
    private Map<String, Object> await(UUID id, Instant deadline) throws InterruptedException {
        while (Instant.now().isBefore(deadline)) {
            var asked = Instant.now();
            try {
                var execution = api.execution(id, Duration.between(asked, deadline));
                if (Exit.hasEnded(execution)) {
                    return execution;
                }
            } catch (IOException e) {
                complain(e, ", trying again");
            }
            pauseUntil(asked.plusSeconds(1));
        }
        throw stillRunning(id);
    }

    private Exit watch(UUID id) throws IOException, InterruptedException {
        var deadline = Instant.now().plus(options.timeout());
        var last = "";
        while (Instant.now().isBefore(deadline)) {
            var asked = Instant.now();
            try {
                last = api.events(id, last, deadline, this::printEvent);
                var execution = api.execution(id, Duration.ZERO);
                if (Exit.hasEnded(execution)) {
                    return finish(id, execution);
                }
            } catch (IOException | UncheckedIOException e) {
                complain(e, ", trying again");
            }
            pauseUntil(asked.plusSeconds(1));
        }
        throw stillRunning(id);
    }

    /** The text a model is writing at the moment comes in many small pieces; only programs want them. */
    private void printEvent(String type, String data) {
        if (options.has("--json") || !type.equals("delta")) {
            System.out.println(Text.printable(type + "  " + data));
        }
    }

    private static void pauseUntil(Instant moment) throws InterruptedException {
        var rest = Duration.between(Instant.now(), moment);
        if (!rest.isNegative()) {
            Thread.sleep(rest.toMillis());
        }
    }

    private static Stop stillRunning(UUID id) {
        return new Stop(Exit.TIMEOUT, "still running; follow it with: java cf.java watch " + id);
    }

    private Exit finish(UUID id, Map<String, Object> execution) throws IOException, InterruptedException {
        print(execution);
        var exit = Exit.of(execution);
        if (options.value("--out").isPresent() && (exit == Exit.VERIFIED || exit == Exit.NOT_VERIFIED)) {
            download(id);
        }
        return exit;
    }

    private void files(UUID id) throws IOException, InterruptedException {
        if (options.value("--out").isPresent()) {
            download(id);
            return;
        }
        var files = api.get(Api.EXECUTIONS + id + "/files");
        if (options.has("--json")) {
            System.out.println(Json.write(files));
            return;
        }
        for (var file : Json.items(files)) {
            System.out.println(Text.printable(Json.text(file, "path")));
        }
    }

    private void download(UUID id) throws IOException, InterruptedException {
        var directory = Path.of(options.value("--out").orElseThrow());
        var count = new Archive(directory).extract(api.archive(id));
        System.err.println(count + " files written to " + directory);
    }

    private void record(UUID id) throws IOException, InterruptedException {
        var file = Path.of(options.value("-o").orElseThrow(() -> new Stop(Exit.USAGE, "record needs -o FILE")));
        Files.write(file, api.cassette(id));
        System.err.println("written to " + file);
    }

    private Exit replay(Path file) throws IOException, InterruptedException {
        var accepted = api.replay(Files.readAllBytes(file), options.has("--lenient") ? "position" : "key");
        var id = UUID.fromString(Json.text(accepted, "execution_id"));
        var deadline = Instant.now().plus(options.timeout());
        await(id, deadline);
        var replay = Json.object(Json.write(api.get("/api/v1/replays/" + id)));
        printReplay(replay);
        return Boolean.TRUE.equals(replay.get("same_files")) && Boolean.TRUE.equals(replay.get("same_verdict"))
                ? Exit.VERIFIED
                : Exit.NOT_VERIFIED;
    }

    private void printReplay(Map<String, Object> replay) {
        if (options.has("--json")) {
            System.out.println(Json.write(replay));
            return;
        }
        System.out.println("replay " + Json.text(replay, "execution_id") + " " + Json.text(replay, "status"));
        if (replay.get("verdict") instanceof Map<?, ?> verdict) {
            printChange("verdict", "", verdict);
        }
        if (replay.get("gates") instanceof Map<?, ?> gates) {
            gates.forEach((name, change) -> printChange("gate", name + "  ", (Map<?, ?>) change));
        }
        for (var call : Json.items(replay.get("calls"))) {
            if (!Json.text(call, "status").equals("same")) {
                printLine("call", call, "status", "step", "round", "number", "changes");
            }
        }
        for (var prompt : replay.get("changed_prompts") instanceof List<?> prompts ? prompts : List.of()) {
            System.out.println("  prompt  changed  " + Text.printable(String.valueOf(prompt)));
        }
        for (var file : Json.items(replay.get("files"))) {
            printLine("file", file, "status", "path");
            Json.text(file, "diff").lines().forEach(line -> System.out.println("    " + Text.printable(line)));
        }
        if (replay.get("failure") instanceof Map<?, ?> failure) {
            printLine("failure", failure, "code", "message");
        }
    }

    private static void printChange(String label, String name, Map<?, ?> change) {
        var recorded = Json.text(change, "recorded");
        var replayed = Json.text(change, "replayed");
        var text = recorded.equals(replayed) ? recorded : "recorded " + recorded + ", replayed " + replayed;
        System.out.println("  " + label + "  " + Text.printable(name + text));
    }

    private void list() throws IOException, InterruptedException {
        var query = Stream.of(
                        options.parameter("--status", "status"),
                        options.parameter("--template", "template_type"),
                        options.parameter("--limit", "limit"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&"));
        var page = api.get("/api/v1/executions" + (query.isEmpty() ? "" : "?" + query));
        if (options.has("--json")) {
            System.out.println(Json.write(page));
            return;
        }
        for (var execution : Json.items(page)) {
            System.out.println(Stream.of("execution_id", "status", "verdict", "language", "description")
                    .map(field -> Text.printable(Json.text(execution, field)))
                    .collect(Collectors.joining("  ")));
        }
    }

    private void stats() throws IOException, InterruptedException {
        options.refuseWords();
        var dimensions = options.value("--group-by").orElse("model,template,prompt,language");
        var query = Stream.of("from", "to", "model", "template", "language", "limit")
                .flatMap(name -> options.parameter("--" + name, name).stream())
                .map(parameter -> parameter + "&")
                .collect(Collectors.joining("", "", "group_by=" + Options.encoded(dimensions)))
                + (options.has("--all") ? "&all=true" : "");
        var rows = new ArrayList<Map<?, ?>>();
        var next = options.value("--after").orElse("");
        do {
            var after = next.isEmpty() ? "" : "&after=" + Options.encoded(next);
            var page = Json.object(Json.write(api.get("/api/v1/stats?" + query + after)));
            rows.addAll(Json.items(page));
            next = Json.text(page, "next");
        } while (!next.isEmpty() && !options.has("--limit"));
        if (options.has("--json")) {
            System.out.println("{\"items\":" + Json.write(rows) + ",\"next\":"
                    + Json.write(next.isEmpty() ? null : next) + "}");
            return;
        }
        new Stats(List.of(dimensions.split(",", -1))).print(rows);
        if (!next.isEmpty()) {
            System.err.println("there is more: --after " + Text.printable(next));
        }
    }

    /** Has a model examined and waits for what comes of it. */
    private Exit passport() throws IOException, InterruptedException {
        var deadline = Instant.now().plus(options.timeout());
        var wanted = new LinkedHashMap<String, Object>(Map.of("model", options.word("model")));
        options.value("--host").ifPresent(host -> wanted.put("host", host));
        var passport = api.examine(wanted);
        while (Set.of("queued", "running").contains(Json.text(passport, "status"))) {
            if (!Instant.now().isBefore(deadline)) {
                throw new Stop(Exit.TIMEOUT, "still being examined; the same command goes on waiting");
            }
            pauseUntil(Instant.now().plusSeconds(1));
            passport = api.passport(Json.text(passport, "digest"));
        }
        if (options.has("--json")) {
            System.out.println(Json.write(passport));
        } else {
            printPassport(passport);
        }
        return Json.text(passport, "status").equals("done") ? Exit.VERIFIED : Exit.SERVICE;
    }

    private static void printPassport(Map<String, Object> passport) {
        System.out.println(Stream.of("model", "host", "digest", "status", "error")
                .map(field -> Text.printable(Json.text(passport, field)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("  ")));
        for (var probe : Json.items(passport.get("probes"))) {
            printLine("probe", probe, "outcome", "probe", "detail");
            if (probe.get("figures") instanceof Map<?, ?> figures) {
                figures.forEach((name, value) -> System.out.println(Text.printable("    " + name + "  " + value)));
            }
        }
        if (passport.get("sets") instanceof Map<?, ?> sets) {
            sets.forEach((name, value) -> System.out.println(Text.printable("  sets  " + name + "  " + value)));
        }
    }

    /** Has a model pulled and follows that to its end. The service may restart meanwhile: the pull survives that. */
    private Exit pull() throws IOException, InterruptedException {
        var deadline = Instant.now().plus(options.has("--timeout") ? options.timeout() : LONGEST_PULL);
        var wanted = new LinkedHashMap<String, Object>(Map.of("model", options.word("model")));
        options.value("--host").ifPresent(host -> wanted.put("host", host));
        var pull = api.pull(wanted);
        var printed = "";
        while (Set.of("queued", "running").contains(Json.text(pull, "status"))) {
            printed = printPull(pull, printed);
            if (!Instant.now().isBefore(deadline)) {
                throw new Stop(Exit.TIMEOUT, "still being pulled; the same command goes on following it");
            }
            pauseUntil(Instant.now().plusSeconds(1));
            try {
                pull = Json.object(Json.write(api.get(Api.PULLS + "/" + Json.text(pull, "id"))));
            } catch (IOException e) {
                complain(e, ", trying again");
            }
        }
        printPull(pull, printed);
        if (options.has("--json")) {
            System.out.println(Json.write(pull));
        }
        return switch (Json.text(pull, "status")) {
            case "succeeded" -> Exit.VERIFIED;
            case "cancelled" -> Exit.CANCELLED;
            default -> Exit.SERVICE;
        };
    }

    /** Prints how far it is, unless that is what was printed before. */
    private String printPull(Map<String, Object> pull, String before) {
        var percent = Json.text(pull, "percent");
        var line = Stream.of(
                        Json.text(pull, "model"),
                        Json.text(pull, "host"),
                        Json.text(pull, "status"),
                        percent.isEmpty() ? "" : percent + " %",
                        Json.text(pull, "phase"),
                        Json.text(pull, "error"))
                .filter(text -> !text.isEmpty())
                .map(Text::printable)
                .collect(Collectors.joining("  "));
        if (!line.equals(before) && !options.has("--json")) {
            System.out.println(line);
        }
        return line;
    }

    private void print(Map<String, Object> execution) {
        if (options.has("--json")) {
            System.out.println(Json.write(execution));
            return;
        }
        System.out.println("execution " + Json.text(execution, "execution_id") + " " + Json.text(execution, "status")
                + (execution.get("verdict") == null ? "" : ": " + Json.text(execution, "verdict")));
        for (var gate : Json.items(execution.get("gates"))) {
            printLine("gate", gate, "status", "name", "reason");
        }
        for (var finding : Json.items(execution.get("findings"))) {
            printLine("finding", finding, "severity", "check", "rule", "path", "line", "message");
        }
        if (execution.get("failure") instanceof Map<?, ?> failure) {
            printLine("failure", failure, "code", "message");
        }
    }

    private static void printLine(String label, Map<?, ?> object, String... fields) {
        System.out.println(Stream.of(fields)
                .map(field -> Text.printable(Json.text(object, field)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("  ", "  " + label + "  ", "")));
    }
}

/** The ledger as a table. What was not measured is said in words: a 0 would be a claim. */
class Stats {

    private final List<String> dimensions;

    Stats(List<String> dimensions) {
        this.dimensions = dimensions;
    }

    void print(List<Map<?, ?>> entries) {
        if (entries.isEmpty()) {
            System.out.println("nothing has ended that this asks for: nothing is known");
            return;
        }
        var rows = new ArrayList<List<String>>();
        rows.add(head());
        entries.forEach(entry -> rows.add(row(entry)));
        var widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
                .toArray();
        for (var row : rows) {
            System.out.println(IntStream.range(0, widths.length)
                    .mapToObj(column -> row.get(column) + " ".repeat(widths[column] - row.get(column).length()))
                    .collect(Collectors.joining("  "))
                    .stripTrailing());
        }
        System.out.println("(lower–upper): between which bounds the rate lies at a confidence of 95 %");
    }

    private List<String> head() {
        var head = new ArrayList<String>();
        dimensions.forEach(dimension -> head.add(dimension.toUpperCase(Locale.ROOT)));
        head.addAll(List.of("ENDED", "VERIFIED", "FALSE GREENS", "TO THE END", "TO WORKING CODE", "ROUNDS", "CALLS"));
        head.addAll(List.of("TOKENS IN", "TOKENS OUT", "TOKENS/S", "WATT HOURS"));
        return head;
    }

    private List<String> row(Map<?, ?> entry) {
        var row = new ArrayList<String>();
        dimensions.forEach(dimension -> row.add(Text.printable(group(entry, dimension))));
        row.add(Json.text(entry, "ended"));
        row.add(share(entry, "verified", "verified_rate", attempted(entry), "none tried"));
        row.add(share(entry, "false_greens", "false_green_rate", number(entry, "audited").intValue(), "none audited"));
        row.add(spread(entry.get("seconds_to_end")));
        row.add(spread(entry.get("seconds_to_working_code")));
        row.add(figure(entry, "improvement_rounds", "none judged"));
        row.add(Json.text(entry, "calls"));
        row.add(Json.text(entry, "input_tokens"));
        row.add(Json.text(entry, "output_tokens"));
        row.add(figure(entry, "tokens_per_second", "not measured"));
        row.add(figure(entry, "watt_hours", "watts not said"));
        return row;
    }

    private static String group(Map<?, ?> entry, String dimension) {
        var value = entry.get(dimension);
        if (value instanceof Map<?, ?> prompt) {
            var known = Json.text(prompt, "key") + " " + Json.text(prompt, "version");
            return known.isBlank() ? "a template's own" : known.strip();
        }
        return value == null ? "none" : value.toString();
    }

    /** Whatever was called off, or had nothing to verify, is neither a success nor a failure. */
    private static int attempted(Map<?, ?> entry) {
        return Stream.of("verified", "rejected", "unverified", "failed")
                .mapToInt(field -> number(entry, field).intValue())
                .sum();
    }

    private static String share(Map<?, ?> entry, String count, String rate, int of, String ofNone) {
        if (!(entry.get(rate) instanceof Map<?, ?> interval)) {
            return ofNone;
        }
        return Json.text(entry, count) + " of " + of + ", " + percent(interval, "rate") + " % ("
                + percent(interval, "lower") + "–" + percent(interval, "upper") + ")";
    }

    private static String percent(Map<?, ?> interval, String bound) {
        return number(interval, bound)
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String spread(Object spread) {
        if (!(spread instanceof Map<?, ?> seconds) || seconds.get("median") == null) {
            return "not measured";
        }
        return tenths(number(seconds, "median")) + " s, 95 % in " + tenths(number(seconds, "p95")) + " s";
    }

    private static String figure(Map<?, ?> entry, String field, String unknown) {
        return entry.get(field) == null ? unknown : tenths(number(entry, field));
    }

    private static String tenths(BigDecimal number) {
        return number.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    private static BigDecimal number(Map<?, ?> object, String field) {
        return object.get(field) instanceof BigDecimal number ? number : BigDecimal.ZERO;
    }
}

/** How the client ends. */
enum Exit {
    VERIFIED(0),
    NOT_VERIFIED(1),
    USAGE(2),
    MODEL(3),
    TIMEOUT(4),
    CANCELLED(5),
    SERVICE(6);

    private static final Set<String> ENDED = Set.of("completed", "completed_with_findings", "failed", "cancelled");
    private static final Set<String> MODEL_FAILURES = Set.of(
            "context_overflow",
            "model_missing",
            "busy",
            "unreachable",
            "timeout_first_byte",
            "timeout_idle",
            "timeout_total",
            "malformed",
            "runaway",
            "engine_failure",
            "rejected",
            "no_model",
            "not_recorded",
            "no_files");

    final int code;

    Exit(int code) {
        this.code = code;
    }

    static boolean hasEnded(Map<String, Object> execution) {
        return ENDED.contains(Json.text(execution, "status"));
    }

    /** What the end of an execution means to a script. */
    static Exit of(Map<String, Object> execution) {
        if (Json.text(execution, "status").equals("cancelled")) {
            return CANCELLED;
        }
        if (execution.get("verdict") != null) {
            return Json.text(execution, "verdict").equals("verified") ? VERIFIED : NOT_VERIFIED;
        }
        if (Json.text(execution, "status").equals("completed")) {
            return VERIFIED; // nothing there that could be verified
        }
        return execution.get("failure") instanceof Map<?, ?> failure
                        && MODEL_FAILURES.contains(Json.text(failure, "code"))
                ? MODEL
                : SERVICE;
    }
}

/** Ends the client with a message and an exit code. */
class Stop extends RuntimeException {

    private static final long serialVersionUID = 1;

    final Exit exit;

    Stop(Exit exit, String message) {
        super(message);
        this.exit = exit;
    }
}

/** The command line. */
record Options(String command, List<String> words, Map<String, List<String>> values) {

    private static final Set<String> FLAGS = Set.of("--json", "--no-wait", "--cancel-on-interrupt", "--lenient", "--all");
    private static final Set<String> EVERYWHERE = Set.of("--json", "--server", "--token", "--token-file");
    private static final Map<String, Set<String>> COMMANDS = Map.ofEntries(
            Map.entry("generate", Set.of(
                            "--template",
                            "--language",
                            "--file",
                            "--test",
                            "--test-command",
                            "--target",
                            "--entry-point",
                            "--idempotency-key",
                            "--no-wait",
                            "--cancel-on-interrupt",
                            "--out",
                            "--timeout")),
            Map.entry("status", Set.of()),
            Map.entry("files", Set.of("--out")),
            Map.entry("watch", Set.of("--out", "--timeout")),
            Map.entry("cancel", Set.of()),
            Map.entry("list", Set.of("--status", "--template", "--limit")),
            Map.entry("stats", Set.of(
                            "--group-by",
                            "--from",
                            "--to",
                            "--model",
                            "--template",
                            "--language",
                            "--all",
                            "--limit",
                            "--after")),
            Map.entry("record", Set.of("-o")),
            Map.entry("replay", Set.of("--lenient", "--timeout")),
            Map.entry("examples", Set.of()),
            Map.entry("passport", Set.of("--host", "--timeout")),
            Map.entry("pull", Set.of("--host", "--timeout")),
            Map.entry("help", Set.of()));

    static Options parse(String... arguments) {
        var command = arguments.length == 0 ? "" : arguments[0].replaceFirst("^(-h|--help)$", "help");
        if (!COMMANDS.containsKey(command)) {
            throw new Stop(Exit.USAGE, "not a command: '" + command + "'; see: java cf.java help");
        }
        var options = new Options(command, new ArrayList<>(), new LinkedHashMap<>());
        for (var i = 1; i < arguments.length; i++) {
            var argument = arguments[i];
            if (!argument.startsWith("--") && !argument.equals("-o")) {
                options.words.add(argument);
                continue;
            }
            if (!EVERYWHERE.contains(argument) && !COMMANDS.get(command).contains(argument)) {
                throw new Stop(Exit.USAGE, command + " has no option " + argument);
            }
            var isFlag = FLAGS.contains(argument);
            if (!isFlag && i + 1 == arguments.length) {
                throw new Stop(Exit.USAGE, argument + " needs a value");
            }
            options.values.computeIfAbsent(argument, name -> new ArrayList<>()).add(isFlag ? "" : arguments[++i]);
        }
        return options;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).map(given -> given.get(given.size() - 1));
    }

    /** An option that was given, as a parameter of an address. */
    Optional<String> parameter(String option, String name) {
        return value(option).map(value -> name + "=" + encoded(value));
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    void refuseWords() {
        if (!words.isEmpty()) {
            throw new Stop(Exit.USAGE, command + " takes options only, not '" + words.get(0) + "'");
        }
    }

    String word(String what) {
        if (words.size() != 1) {
            throw new Stop(Exit.USAGE, command + " takes exactly one " + what);
        }
        return words.get(0);
    }

    UUID id() {
        try {
            return UUID.fromString(word("execution id"));
        } catch (IllegalArgumentException e) {
            throw new Stop(Exit.USAGE, "not an execution id: " + words.get(0));
        }
    }

    Path file() {
        var file = Path.of(word("file"));
        if (!Files.isReadable(file)) {
            throw new Stop(Exit.USAGE, "cannot read " + file);
        }
        return file;
    }

    Duration timeout() {
        var text = value("--timeout").orElse("15m");
        try {
            return Duration.parse("PT" + text);
        } catch (DateTimeParseException e) {
            throw new Stop(Exit.USAGE, "not a duration: " + text);
        }
    }

    URI server() {
        var url = value("--server").or(() -> environment("CODEFACTORY_URL")).orElse("http://localhost:8080");
        try {
            return URI.create(url.replaceFirst("/+$", ""));
        } catch (IllegalArgumentException e) {
            throw new Stop(Exit.USAGE, "not a URL: " + url);
        }
    }

    Optional<String> token() {
        var file = Path.of(value("--token-file").orElse("data/admin-token"));
        var named =
                value("--token").or(() -> has("--token-file") ? Optional.empty() : environment("CODEFACTORY_TOKEN"));
        if (named.isPresent() || (!has("--token-file") && !Files.isReadable(file))) {
            return named;
        }
        return Optional.of(contentOf(file).strip());
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    /** The body of {@code POST /api/v1/generate}; what was not given is left to the server. */
    Map<String, Object> request() throws IOException {
        var request = new LinkedHashMap<String, Object>();
        request.put("template_type", value("--template").orElse("function"));
        request.put("description", description());
        value("--language").ifPresent(name -> request.put("config", Map.of("project", Map.of("language", name))));
        putUnlessEmpty(request, "files", sources("--file"));
        var tests = new LinkedHashMap<String, Object>();
        putUnlessEmpty(tests, "files", sources("--test"));
        value("--test-command").ifPresent(shell -> tests.put("command", shell));
        putUnlessEmpty(request, "acceptance_tests", tests);
        var target = new LinkedHashMap<String, Object>();
        value("--target").ifPresent(path -> target.put("path", path));
        value("--entry-point").ifPresent(name -> target.put("entry_point", name));
        putUnlessEmpty(request, "target", target);
        return request;
    }

    private String description() throws IOException {
        var word = word("description; put it in quotes");
        if (word.equals("-")) {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        }
        return word.startsWith("@") ? contentOf(Path.of(word.substring(1))) : word;
    }

    private List<Map<String, Object>> sources(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .map(Options::source)
                .toList();
    }

    /** {@code PATH=LOCAL}, or only {@code LOCAL}, which then keeps its path if that is relative, else its name. */
    private static Map<String, Object> source(String argument) {
        var split = argument.indexOf('=');
        var local = Path.of(argument.substring(split + 1));
        var kept = local.isAbsolute() || local.startsWith("..") ? local.getFileName() : local.normalize();
        var path = split < 0 ? kept.toString().replace('\\', '/') : argument.substring(0, split);
        return Map.of("path", path, "content", contentOf(local));
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Stop(Exit.USAGE, "cannot read " + file + ": " + e);
        }
    }

    private static void putUnlessEmpty(Map<String, Object> object, String name, Object value) {
        if (!value.equals(List.of()) && !value.equals(Map.of())) {
            object.put(name, value);
        }
    }
}

/** The service over HTTP. Problems it answers become a {@link Stop}; its outages are an {@link IOException}. */
class Api {

    static final String PASSPORTS = "/api/v1/models/passports";
    static final String PULLS = "/api/v1/models/pulls";
    static final String EXECUTIONS = "/api/v1/executions/";

    private static final Duration LONGEST_POLL = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI server;
    private final Optional<String> token;

    Api(URI server, Optional<String> token) {
        this.server = server;
        this.token = token;
    }

    Map<String, Object> generate(Map<String, Object> body, Optional<String> idempotencyKey)
            throws IOException, InterruptedException {
        var request = request("/api/v1/generate")
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)));
        idempotencyKey.ifPresent(key -> request.header("Idempotency-Key", key));
        return Json.object(text(send(request)));
    }

    /** Asks for a passport. */
    Map<String, Object> examine(Map<String, Object> model) throws IOException, InterruptedException {
        return post(PASSPORTS, model);
    }

    /** Asks for a model to be pulled. */
    Map<String, Object> pull(Map<String, Object> model) throws IOException, InterruptedException {
        return post(PULLS, model);
    }

    private Map<String, Object> post(String path, Map<String, Object> body) throws IOException, InterruptedException {
        return Json.object(text(send(request(path)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))))));
    }

    Map<String, Object> passport(String digest) throws IOException, InterruptedException {
        return Json.object(text(send(request(PASSPORTS + "/" + digest).timeout(PATIENCE))));
    }

    /** The execution; the server holds the answer back until it has ended, at most for the given time. */
    Map<String, Object> execution(UUID id, Duration wait) throws IOException, InterruptedException {
        var seconds = Math.min(wait.toSeconds(), LONGEST_POLL.toSeconds());
        var path = EXECUTIONS + id + (seconds > 0 ? "?wait=" + seconds + "s" : "");
        return Json.object(text(send(request(path).timeout(PATIENCE.plusSeconds(Math.max(seconds, 0))))));
    }

    Object get(String path) throws IOException, InterruptedException {
        return Json.read(text(send(request(path).timeout(PATIENCE))));
    }

    byte[] archive(UUID id) throws IOException, InterruptedException {
        return send(request(EXECUTIONS + id + "/archive.zip").timeout(PATIENCE));
    }

    byte[] cassette(UUID id) throws IOException, InterruptedException {
        return send(request(EXECUTIONS + id + "/cassette").timeout(PATIENCE));
    }

    Map<String, Object> replay(byte[] cassette, String match) throws IOException, InterruptedException {
        var request = request("/api/v1/replays?match=" + match)
                .timeout(PATIENCE)
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(cassette));
        return Json.object(text(send(request)));
    }

    Map<String, Object> cancel(UUID id) throws IOException, InterruptedException {
        return Json.object(text(send(request(EXECUTIONS + id).timeout(PATIENCE).DELETE())));
    }

    /** Reads events until the server closes the stream or the time is up; returns the id of the last one, to go on from. */
    String events(UUID id, String after, Instant deadline, BiConsumer<String, String> reader)
            throws IOException, InterruptedException {
        var request = request(EXECUTIONS + id + "/events").header("Accept", "text/event-stream");
        if (!after.isEmpty()) {
            request.header("Last-Event-ID", after);
        }
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        try (var lines = response.body()) {
            if (response.statusCode() != 200) {
                throw problem(response.statusCode(), lines.collect(Collectors.joining("\n")));
            }
            var last = after;
            var type = "message";
            for (var line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("id:")) {
                    last = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    type = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    reader.accept(type, line.substring(5).strip());
                }
                if (Instant.now().isAfter(deadline)) {
                    break;
                }
            }
            return last;
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(server + path));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }

    private byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() / 100 != 2) {
            throw problem(response.statusCode(), text(response.body()));
        }
        return response.body();
    }

    /** What the server refused, in its own words where it has any (RFC 9457). */
    private static Stop problem(int status, String body) throws IOException {
        if (status >= 500) {
            throw new IOException("the server answered " + status);
        }
        String detail;
        try {
            detail = Json.text(Json.object(body), "detail");
        } catch (Stop notJson) {
            detail = "";
        }
        var hint = status == 401 ? " (give a token with --token-file or $CODEFACTORY_TOKEN)" : "";
        var isInvalid = status == 400 || status == 413 || status == 422;
        return new Stop(isInvalid ? Exit.USAGE : Exit.SERVICE, "the server answered " + status + " " + detail + hint);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}

/** Writes a ZIP archive below one directory and nowhere else, whatever its entries are called. */
class Archive {

    private static final int MOST_FILES = 10_000;
    private static final int LARGEST_FILE = 64 << 20;

    private final Path root;

    Archive(Path directory) throws IOException {
        this.root = Files.createDirectories(directory).toRealPath();
    }

    /** @return how many files were written */
    int extract(byte[] zip) throws IOException {
        var count = 0;
        try (var entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                var content = entries.readNBytes(LARGEST_FILE + 1);
                if (content.length > LARGEST_FILE || ++count > MOST_FILES) {
                    throw new Stop(Exit.SERVICE, "the archive is too large");
                }
                Files.write(place(entry.getName()), content);
            }
        }
        return count;
    }

    private Path place(String name) throws IOException {
        var file = root.resolve(name).normalize();
        if (name.indexOf('\\') >= 0 || !file.startsWith(root) || file.equals(root)) {
            throw new Stop(Exit.SERVICE, "the archive names a path outside of it: " + name);
        }
        for (var part = file; !part.equals(root); part = part.getParent()) {
            if (Files.exists(part, LinkOption.NOFOLLOW_LINKS) && Files.isSymbolicLink(part)) {
                throw new Stop(Exit.SERVICE, "will not write through the symbolic link " + part);
            }
        }
        Files.createDirectories(file.getParent());
        return file;
    }
}

/** Text on a terminal. */
class Text {

    private Text() {}

    /** Without what a terminal would obey: some of it was written by a model. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
    }
}

/** JSON as maps, lists, strings, numbers, booleans and null. */
class Json {

    private Json() {}

    static Object read(String text) {
        return new JsonReader(text).read();
    }

    @SuppressWarnings("unchecked") // the keys of an object are strings
    static Map<String, Object> object(String text) {
        if (read(text) instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new Stop(Exit.SERVICE, "the server did not answer with a JSON object");
    }

    /** The field as text; empty when it is absent or null. */
    static String text(Map<?, ?> object, String field) {
        var value = object.get(field);
        return value == null ? "" : value.toString();
    }

    /** The objects of an array, or of the {@code items} of a page. */
    static List<Map<?, ?>> items(Object value) {
        var array = value instanceof Map<?, ?> page ? page.get("items") : value;
        return array instanceof List<?> list
                ? list.stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList()
                : List.of();
    }

    static String write(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> quote(entry.getKey().toString()) + ":" + write(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Json::write).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String string ? quote(string) : String.valueOf(value);
    }

    private static String quote(String string) {
        return string.chars().mapToObj(Json::escape).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escape(int character) {
        if (character == '"' || character == '\\') {
            return "\\" + (char) character;
        }
        return character < ' ' ? String.format("\\u%04x", character) : String.valueOf((char) character);
    }
}

/** Reads one JSON text. */
class JsonReader {

    private static final char END = 0;

    private final String text;
    private int at;

    JsonReader(String text) {
        this.text = text;
    }

    Object read() {
        try {
            var value = value();
            if (next() == END) {
                return value;
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            // Falls through to the one message for all that can be wrong.
        }
        throw new Stop(Exit.SERVICE, "the server did not answer with JSON");
    }

    private Object value() {
        return switch (next()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            default -> word();
        };
    }

    private Map<String, Object> object() {
        var object = new LinkedHashMap<String, Object>();
        list('}', () -> {
            var name = string();
            expect(':');
            object.put(name, value());
        });
        return object;
    }

    private List<Object> array() {
        var array = new ArrayList<>();
        list(']', () -> array.add(value()));
        return array;
    }

    private void list(char end, Runnable element) {
        at++;
        for (var first = true; next() != end; first = false) {
            if (!first) {
                expect(',');
            }
            element.run();
        }
        at++;
    }

    private String string() {
        expect('"');
        var string = new StringBuilder();
        for (; text.charAt(at) != '"'; at++) {
            string.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        var character = text.charAt(++at);
        if (character == 'u') {
            at += 4;
            return (char) Integer.parseInt(text, at - 3, at + 1, 16);
        }
        var known = "bfnrt".indexOf(character);
        return known < 0 ? character : "\b\f\n\r\t".charAt(known);
    }

    private Object word() {
        var start = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        var word = text.substring(start, at);
        return switch (word) {
            case "null" -> null;
            case "true", "false" -> Boolean.valueOf(word);
            default -> new BigDecimal(word);
        };
    }

    /** The next character that is no white space; stays before it. */
    private char next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : END;
    }

    private void expect(char character) {
        if (next() != character) {
            throw new IllegalArgumentException("expected " + character);
        }
        at++;
    }
}
