package dev.codefactory.quality.tests.blame;

import dev.codefactory.code.CodeFile;
import dev.codefactory.quality.cheating.TestFunction;
import dev.codefactory.quality.cheating.TestFunctions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Holds each test against the examples in the user's words. */
public final class Blames {

    /** Where nobody doubts the tests. */
    public static final Blames NONE = new Blames(Map.of());

    private final Map<TestFunction, Blame> byTest;

    private Blames(Map<TestFunction, Blame> byTest) {
        this.byTest = byTest;
    }

    /** @param words what the user asked for */
    public static Blames of(Collection<CodeFile> tests, String words) {
        var examples = Examples.in(words);
        var blames = new LinkedHashMap<TestFunction, Blame>();
        if (!examples.isEmpty()) {
            tests.stream()
                    .flatMap(file -> TestFunctions.in(file).stream())
                    .flatMap(List::stream)
                    .forEach(test -> blames.put(test, blame(test, examples)));
        }
        return new Blames(blames);
    }

    private static Blame blame(TestFunction test, List<Example> examples) {
        var agreed = new ArrayList<String>();
        for (var example : examples) {
            var stated = Statements.about(example.call(), test.assertions());
            if (stated.isPresent() && !stated.get().equals(example.result())) {
                var why = "%s states that %s is %s, the request says %s"
                        .formatted(
                                test.name(),
                                example.call(),
                                stated.get().value(),
                                example.result().value());
                return new Blame.Test(test.path(), test.line(), why);
            }
            stated.ifPresent(_ -> agreed.add("the request says that %s is %s"
                    .formatted(example.call(), example.result().value())));
        }
        return agreed.isEmpty() ? new Blame.Undecided() : new Blame.Code(agreed.getFirst());
    }

    /** The tests that state something else than the user said. */
    public List<Blame.Test> doubtfulTests() {
        return byTest.values().stream()
                .flatMap(blame -> blame instanceof Blame.Test doubtful ? Stream.of(doubtful) : Stream.empty())
                .toList();
    }

    /** Who is to blame should the test of this name fail, as its runner reports the name. Tests of one name must agree. */
    public Blame of(String reported) {
        var name = reported.replaceFirst("\\[.*|\\(.*", "");
        var found = byTest.entrySet().stream()
                .filter(entry -> endsWith(name, bare(entry.getKey().name())))
                .map(Map.Entry::getValue)
                .toList();
        Optional<Blame> first = found.stream().findFirst();
        return first.filter(blame ->
                        found.stream().allMatch(other -> other.getClass().equals(blame.getClass())))
                .orElseGet(Blame.Undecided::new);
    }

    private static boolean endsWith(String reported, String test) {
        return !test.isEmpty()
                && Pattern.compile("(^|[^\\w])" + Pattern.quote(test) + "$")
                        .matcher(reported)
                        .find();
    }

    /** What a call of JavaScript names a test stands in quotes. */
    private static String bare(String name) {
        return name.replaceFirst("^[\"'`](.*)[\"'`]$", "$1");
    }
}
