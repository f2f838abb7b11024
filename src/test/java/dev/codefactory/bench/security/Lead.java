package dev.codefactory.bench.security;

import dev.codefactory.bench.Figures;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How far the product's rules are ahead of another tool on the files that tool can read, when both flag no more of the safe ones. */
record Lead(Verdicts own, Verdicts other, List<Snippet> snippets) {

    private static final int STRONGEST = 9;

    /** A tool that flags more of the safe files than this has no working point one could compare at: it cries at everything. */
    private static final double MOST_FLAGGED = 0.5;

    static Lead on(List<Snippet> snippets, Verdicts own, Verdicts other) {
        return new Lead(
                own,
                other,
                snippets.stream()
                        .filter(each -> other.read().contains(each.id()))
                        .toList());
    }

    /** The difference of the recalls, the own one at the best threshold that flags no larger share of the safe files than the tool. */
    double difference() {
        return ownRecall() - share(true, other::flags);
    }

    /** The same at the own rate, to which a tool without a scale comes only by leaving out findings by chance. */
    private double differenceAtOwnRate() {
        var rate = share(false, other::flags);
        var kept = rate == 0 ? 1 : Math.min(1, share(false, own::flags) / rate);
        return share(true, own::flags) - share(true, other::flags) * kept;
    }

    /** Puts the difference, and the bound on it or, for a tool that flags nearly everything, on that at the own rate. */
    void hold(String key, Figures figures) {
        if (share(false, other::flags) > MOST_FLAGGED) {
            figures.put(key, difference());
            figures.atLeast(key + "_at_own_rate", differenceAtOwnRate(), 0);
        } else {
            figures.atLeast(key, difference(), 0);
        }
    }

    double ownRecall() {
        var most = share(false, other::flags);
        return thresholds()
                .filter(flags -> share(false, flags) <= most)
                .mapToDouble(flags -> share(true, flags))
                .max()
                .orElse(0);
    }

    private Stream<Predicate<Snippet>> thresholds() {
        var byStrength = Stream.iterate(1, least -> least <= STRONGEST, least -> least + 1)
                .<Predicate<Snippet>>map(least -> snippet -> own.strength(snippet) >= least);
        return Stream.concat(Stream.of(own::flags), byStrength);
    }

    private double share(boolean vulnerable, Predicate<Snippet> flags) {
        var asked = snippets.stream()
                .filter(each -> each.vulnerable() == vulnerable)
                .toList();
        return asked.isEmpty() ? 0 : (double) asked.stream().filter(flags).count() / asked.size();
    }

    /** What both say of the files the tool could read. */
    void report(String language, String tool, Figures figures) {
        figures.put(tool + "_" + language + "_read", snippets.size());
        figures.put(tool + "_" + language + "_recall_read", share(true, other::flags));
        figures.put(tool + "_" + language + "_flagged_secure_read", share(false, other::flags));
        figures.put(language + "_recall_read_by_" + tool, share(true, own::flags));
        figures.put(language + "_flagged_secure_read_by_" + tool, share(false, own::flags));
        figures.put(language + "_recall_at_rate_of_" + tool, ownRecall());
    }
}
