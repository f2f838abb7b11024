package dev.codefactory.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.codefactory.fuzz.ApiOperation.Parameter;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Wrong path variables, query parameters and headers. */
final class ParameterCases {

    private static final Map<String, String> PATH_SEGMENTS = Map.ofEntries(
            Map.entry("unknown id", "00000000-0000-7000-8000-000000000000"),
            Map.entry("0", "0"),
            Map.entry("-1", "-1"),
            Map.entry("null", "null"),
            Map.entry("nothing", ""),
            Map.entry("blank", "%20"),
            Map.entry("NUL", "%00"),
            Map.entry("encoded slashes", "..%2f..%2fetc"),
            Map.entry("twice encoded slashes", "..%252f..%252fetc"),
            Map.entry("dots", ".."),
            Map.entry("encoded dots", "%2e%2e"),
            Map.entry("backslash", "..%5c"),
            Map.entry("semicolon", "a;b=c"),
            Map.entry("not UTF-8", "%F0%28"),
            Map.entry("bad escape", "%zz"),
            Map.entry("quote", "%27%20or%201=1"),
            Map.entry("braces", "%7Bid%7D"),
            Map.entry("line break", "a%0d%0aX-Header:b"),
            Map.entry("raw non-ASCII", "\u00e9"),
            Map.entry("raw angle brackets", "<a>"),
            Map.entry("emoji", "%F0%9F%98%80"),
            Map.entry("nine kilobytes", "a".repeat(9_000)));

    /** What an address may not hold as it is. */
    private static final Map<String, String> RAW_QUERIES =
            Map.of("bad escape", "%zz", "not UTF-8", "%F0%28", "raw quote", "\"", "raw brackets", "[<>]");

    private static final Map<String, String> HEADERS = Map.of(
            "empty", "",
            "quote", "a'b",
            "non-ASCII", "\u00e9\u00ff",
            "negative", "-1",
            "letters", "abc",
            "seven kilobytes", "1".repeat(7_000),
            "unbalanced tag", "\"a",
            "many tags", "\"a\",".repeat(500),
            "tab", "a\tb",
            "control character", "a\u0001b");

    private final ApiOperation operation;
    private final Supplier<Message> valid;
    private final Picks picks;

    ParameterCases(ApiOperation operation, Supplier<Message> valid, Picks picks) {
        this.operation = operation;
        this.valid = valid;
        this.picks = picks;
    }

    /**
     * @param paths makes the target of the operation with one path variable replaced
     */
    Stream<Case> all(Function<Map<String, String>, String> paths) {
        var inPath = operation.parameters("path").stream().flatMap(parameter -> inPath(parameter, paths));
        var inQuery = operation.parameters("query").stream().flatMap(this::inQuery);
        var inHeader = operation.parameters("header").stream().flatMap(this::inHeader);
        return Stream.of(inPath, inQuery, inHeader, anywhere()).flatMap(cases -> cases);
    }

    private Stream<Case> inPath(Parameter parameter, Function<Map<String, String>, String> paths) {
        return picks.of(PATH_SEGMENTS).map(segment -> {
            var target = paths.apply(Map.of(parameter.name(), segment.getValue()));
            var message = valid.get().withTarget(target);
            return new Case(operation, parameter.name() + ": " + segment.getKey(), message, Expected.REFUSED);
        });
    }

    private Stream<Case> inQuery(Parameter parameter) {
        var texts = Stream.concat(
                picks.of(BadValues.TEXTS).filter(text -> text.getValue().length() < 5_000),
                Stream.of("-1", "0", "201", "1e3", "1.5", "99999999999999999999", "61s", "PT1H", "-5s", "0x10")
                        .map(text -> Map.entry(text, text)));
        var encoded = texts.map(text -> query(
                parameter,
                text.getKey(),
                URLEncoder.encode(text.getValue(), UTF_8),
                expected(parameter, text.getValue())));
        var raw = RAW_QUERIES.entrySet().stream()
                .map(text -> query(parameter, text.getKey(), text.getValue(), Expected.EITHER));
        var twice = query(parameter, "twice", "1&" + parameter.name() + "=2", Expected.EITHER);
        var nul = query(parameter, "encoded NUL", "%00", Expected.REFUSED);
        return Stream.of(encoded, raw, Stream.of(twice, nul)).flatMap(cases -> cases);
    }

    private Case query(Parameter parameter, String what, String text, Expected expected) {
        var message = valid.get();
        var target = "%s?%s=%s".formatted(message.target(), parameter.name(), text);
        return new Case(operation, "?%s: %s".formatted(parameter.name(), what), message.withTarget(target), expected);
    }

    /** An empty parameter counts as left out. What has no UTF-8 form is sent as a question mark. */
    private static Expected expected(Parameter parameter, String text) {
        var sent = new String(text.getBytes(UTF_8), UTF_8);
        var wrong = !sent.isEmpty() && (!parameter.schema().allows(sent) || !BodyCases.isStorable(sent));
        return wrong ? Expected.REFUSED : Expected.EITHER;
    }

    private Stream<Case> inHeader(Parameter parameter) {
        return HEADERS.entrySet().stream().map(value -> {
            // No version ever has such a tag; an empty header is as good as none.
            var neverMatches =
                    parameter.name().equals("If-Match") && !value.getValue().isEmpty();
            var wrong = neverMatches
                    || (!value.getValue().isEmpty() && !parameter.schema().allows(value.getValue()));
            var message = valid.get().with(parameter.name(), value.getValue());
            return new Case(
                    operation,
                    parameter.name() + ": " + value.getKey(),
                    message,
                    wrong ? Expected.REFUSED : Expected.EITHER);
        });
    }

    private Stream<Case> anywhere() {
        var headers = Stream.of(
                        List.of("accept", "application/xml"),
                        List.of("accept", "x"),
                        List.of("accept", ";;"),
                        List.of("accept-language", "\u00e9"),
                        List.of("accept-encoding", "x;q=9"),
                        List.of("if-none-match", "\"a"),
                        List.of("if-modified-since", "yesterday"),
                        List.of("range", "bytes=9-1"),
                        List.of("cookie", "JSESSIONID=x"),
                        List.of("origin", "http://evil.test"),
                        List.of("x-forwarded-host", "evil.test"),
                        List.of("x-http-method-override", "DELETE"))
                .map(header -> new Case(
                        operation,
                        String.join(": ", header),
                        valid.get().with(header.getFirst(), header.getLast()),
                        Expected.EITHER));
        var tooLong = valid.get().with("x-long", "a".repeat(20_000));
        var colour = valid.get();
        return Stream.concat(
                headers,
                Stream.of(
                        new Case(operation, "headers too long", tooLong, Expected.REFUSED),
                        new Case(
                                operation,
                                "unknown parameter",
                                colour.withTarget(colour.target() + "?colour=red"),
                                Expected.EITHER)));
    }
}
