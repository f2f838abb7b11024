package dev.codefactory.quality.syntax;

import dev.codefactory.code.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of some files.
 *
 * @param files how many were looked at
 * @param parsers who looked at them
 * @param undecided why some of them are not known to be good; empty when all are known
 */
record Judgement(int files, String parsers, List<Finding> findings, String undecided) {

    static final Judgement NONE = new Judgement(0, "", List.of(), "");

    Judgement {
        findings = List.copyOf(findings);
    }

    Judgement and(Judgement other) {
        var both = new ArrayList<>(findings);
        both.addAll(other.findings);
        return new Judgement(
                files + other.files, joined(parsers, other.parsers), both, joined(undecided, other.undecided));
    }

    private static String joined(String one, String other) {
        return Stream.of(one, other)
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
