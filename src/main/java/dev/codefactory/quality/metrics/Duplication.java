package dev.codefactory.quality.metrics;

import dev.codefactory.code.CodePath;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.source.SourceNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds code that stands in several places, token by token as copy-paste detectors do; layout and comments do not matter. */
final class Duplication {

    /** Shorter repetitions are the way a language is written. */
    static final int MIN_TOKENS = 80;

    private static final int MULTIPLIER = 31;

    private record Token(String text, CodePath path, int line) {}

    private final List<Token> tokens = new ArrayList<>();
    private final Map<Integer, Integer> firsts = new HashMap<>();
    private final BitSet repeated = new BitSet();
    private final List<Finding> findings = new ArrayList<>();

    void add(CodePath path, SourceNode root) {
        root.walk()
                .filter(node -> node.tokens().isEmpty() && !node.type().endsWith("comment"))
                .forEach(node -> tokens.add(new Token(node.text(), path, node.line())));
        // No repetition reaches from one file into the next.
        tokens.add(new Token("\0" + path, path, 0));
    }

    /** Looks for repetitions in all that was added; the later place is the one that is reported. */
    List<Finding> find() {
        var hashes = hashes();
        var previous = -1;
        for (var place = 0; place < hashes.length; place++) {
            var first = firsts.putIfAbsent(hashes[place], place);
            var same = first != null && place - first >= MIN_TOKENS && sameAt(first, place);
            if (same) {
                repeated.set(first, first + MIN_TOKENS);
                repeated.set(place, place + MIN_TOKENS);
                if (previous != place - 1) {
                    findings.add(finding(first, place));
                }
                previous = place;
            }
        }
        return findings;
    }

    /** The share of each file's tokens that stand elsewhere as well. */
    Map<CodePath, Double> shares() {
        var all = new HashMap<CodePath, Integer>();
        var copies = new HashMap<CodePath, Integer>();
        for (var place = 0; place < tokens.size(); place++) {
            var path = tokens.get(place).path();
            all.merge(path, 1, Integer::sum);
            copies.merge(path, repeated.get(place) ? 1 : 0, Integer::sum);
        }
        var shares = new HashMap<CodePath, Double>();
        copies.forEach((path, count) -> shares.put(path, (double) count / all.getOrDefault(path, 1)));
        return shares;
    }

    /** A rolling hash of as many tokens as a repetition needs, for each place where one may begin. */
    private int[] hashes() {
        var hashes = new int[Math.max(0, tokens.size() - MIN_TOKENS + 1)];
        var outgoing = 1;
        for (var count = 1; count < MIN_TOKENS; count++) {
            outgoing *= MULTIPLIER;
        }
        var hash = 0;
        for (var place = 0; place < tokens.size(); place++) {
            if (place >= MIN_TOKENS) {
                hash -= tokens.get(place - MIN_TOKENS).text().hashCode() * outgoing;
            }
            hash = hash * MULTIPLIER + tokens.get(place).text().hashCode();
            if (place >= MIN_TOKENS - 1) {
                hashes[place - MIN_TOKENS + 1] = hash;
            }
        }
        return hashes;
    }

    private boolean sameAt(int one, int other) {
        return IntStream.range(0, MIN_TOKENS)
                .allMatch(offset -> tokens.get(one + offset)
                        .text()
                        .equals(tokens.get(other + offset).text()));
    }

    private Finding finding(int first, int place) {
        var original = tokens.get(first);
        var copy = tokens.get(place);
        var lines = tokens.get(place + MIN_TOKENS - 1).line() - copy.line() + 1;
        var message = "%d lines or more stand in %s from line %d on as well: move them into one function that both call"
                .formatted(lines, original.path(), original.line());
        return new Finding(Check.MAINTAINABILITY, "duplicated-code", Severity.LOW, copy.path(), copy.line(), message);
    }
}
