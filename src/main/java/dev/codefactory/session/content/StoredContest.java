package dev.codefactory.session.content;

import dev.codefactory.pipeline.Contest;
import dev.codefactory.pipeline.Contest.Choice;
import dev.codefactory.pipeline.Contest.Entry;
import dev.codefactory.pipeline.Contest.Score;
import dev.codefactory.session.content.StoredChain.StoredCandidate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The first answers as they lie in a step's row. */
public record StoredContest(
        int most,
        int asked,
        Map<String, String> base,
        List<StoredEntry> entries,
        @Nullable Choice choice) {

    public record StoredEntry(
            int number, StoredCandidate candidate, @Nullable Score score) {

        private static StoredEntry of(Entry entry, Blobs blobs) {
            var candidate = Objects.requireNonNull(StoredCandidate.of(entry.candidate(), blobs));
            return new StoredEntry(entry.number(), candidate, entry.score());
        }
    }

    static @Nullable StoredContest of(Contest contest, Blobs blobs) {
        return contest.equals(Contest.NONE)
                ? null
                : new StoredContest(
                        contest.most(),
                        contest.asked(),
                        blobs.store(contest.base()),
                        contest.entries().stream()
                                .map(entry -> StoredEntry.of(entry, blobs))
                                .toList(),
                        contest.choice());
    }

    Contest load(Blobs blobs) {
        var loaded = entries.stream()
                .map(entry -> new Entry(entry.number(), entry.candidate().load(blobs), entry.score()))
                .toList();
        return new Contest(most, asked, blobs.load(base), loaded, choice);
    }
}
