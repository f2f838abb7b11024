package dev.codefactory.pipeline.repair;

import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.repair.Improvement.Status;
import dev.codefactory.quality.QualityReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.modulith.NamedInterface;

/** The rounds of repair so far, in their order. What is to be done next is a pure function of them. */
@NamedInterface("repair")
public record History(List<Improvement> improvements) {

    public static final History NONE = new History(List.of());

    /** So many rounds in a row may help nothing before no more are tried. */
    private static final int PATIENCE = 2;

    public History {
        improvements = List.copyOf(improvements);
    }

    public Optional<Improvement> find(int number) {
        return improvements.stream()
                .filter(improvement -> improvement.number() == number)
                .findFirst();
    }

    /** With a round that was not there before. */
    public History and(Improvement improvement) {
        var all = new ArrayList<>(improvements);
        all.add(improvement);
        return new History(all);
    }

    /** With an improvement in place of the one of the same number. */
    public History with(Improvement changed) {
        return new History(improvements.stream()
                .map(each -> each.number() == changed.number() ? changed : each)
                .toList());
    }

    /** With the verdict on the round that awaits one. */
    public History judged(int number, boolean kept, QualityReport report) {
        return find(number)
                .filter(improvement -> improvement.status() == Status.PROPOSED)
                .map(improvement -> with(improvement.judged(kept ? Status.APPLIED : Status.DISCARDED, report)))
                .orElse(this);
    }

    /** The round that led to this very tree, if one did. */
    public Optional<Improvement> leadingTo(FileTree tree) {
        var fingerprint = fingerprint(tree);
        return improvements.stream()
                .filter(improvement -> improvement.tree().equals(fingerprint))
                .findFirst();
    }

    /** The improvement its owner wants to have, if the checks have still to say whether it may stay. */
    public Optional<Improvement> onTrial() {
        return improvements.stream()
                .filter(improvement -> improvement.status() == Status.ON_TRIAL)
                .findFirst();
    }

    public Tack tack() {
        return fruitless() == 0 ? Tack.STEADY : Tack.FRESH;
    }

    /** Whether another round would most likely be wasted: not even the changed tack has helped. */
    public boolean isExhausted() {
        return fruitless() >= PATIENCE;
    }

    /** How many rounds helped nothing, counted from the last one back. */
    private int fruitless() {
        var count = 0;
        while (count < improvements.size()
                && improvements.get(improvements.size() - 1 - count).helpedNothing()) {
            count++;
        }
        return count;
    }

    /** The same for two trees that hold the same files. */
    public static String fingerprint(FileTree tree) {
        var text = new StringBuilder();
        tree.files()
                .forEach(file -> text.append(file.path())
                        .append('\0')
                        .append(file.content())
                        .append('\0'));
        return Fingerprint.sha256(text.toString());
    }
}
