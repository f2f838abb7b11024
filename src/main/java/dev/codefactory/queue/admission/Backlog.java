package dev.codefactory.queue.admission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The ready work of a round as lines, one for each owner and lane; a line that cannot go on is closed. */
final class Backlog {

    private final Ranking ranking;
    private final Map<UUID, Map<String, Line>> open = new HashMap<>();
    private final List<Line> closed = new ArrayList<>();
    private final Map<String, Integer> waiting = new HashMap<>();
    private final Map<UUID, Map<String, Integer>> ofOwner = new HashMap<>();
    private final Map<String, Waiting> oldest = new HashMap<>();
    private final Map<UUID, Ranking.Claimant> claimants = new HashMap<>();

    Backlog(Ranking ranking, List<Waiting> ready) {
        this.ranking = ranking;
        ready.stream().sorted(ranking.withinOwner()).forEach(work -> {
            open.computeIfAbsent(work.owner(), _ -> new HashMap<>())
                    .computeIfAbsent(work.lane(), lane -> new Line(lane, work.owner()))
                    .add(work);
            count(work.owner(), work.lane(), 1);
            oldest.merge(work.lane(), work, (a, b) -> b.since().isBefore(a.since()) ? b : a);
        });
    }

    /** The line whose head comes next: the owner that comes first, and of that owner what comes first. */
    Optional<Line> next() {
        open.forEach((owner, lines) -> claimants.computeIfAbsent(owner, _ -> claimant(lines.values())));
        return claimants.values().stream().min(Ranking.BETWEEN_OWNERS).map(Ranking.Claimant::line);
    }

    private Ranking.Claimant claimant(Collection<Line> lines) {
        return ranking.claimant(first(lines), lines);
    }

    private Line first(Collection<Line> lines) {
        return lines.stream()
                .min(Comparator.comparing(Line::head, ranking.withinOwner()))
                .orElseThrow();
    }

    /** The head of the line got a place. */
    void placed(Line line) {
        count(line.owner(), line.lane(), -1);
        pass(line);
    }

    private void count(UUID owner, String lane, int more) {
        waiting.merge(lane, more, Integer::sum);
        ofOwner.computeIfAbsent(owner, _ -> new HashMap<>()).merge(lane, more, Integer::sum);
    }

    /** The head of the line has none, which says nothing of those behind it. */
    void pass(Line line) {
        claimants.remove(line.owner());
        line.removeHead();
        if (line.isEmpty()) {
            open.getOrDefault(line.owner(), Map.of()).remove(line.lane());
            closeWithoutLines();
        }
    }

    /** Nobody finds a place in this lane any more. */
    void closeLane(String lane) {
        claimants.clear();
        for (var lines : open.values()) {
            var line = lines.remove(lane);
            if (line != null) {
                closed.add(line);
            }
        }
        closeWithoutLines();
    }

    /** This owner has enough, and waits for nothing more in this round. */
    void closeOwner(UUID owner) {
        claimants.remove(owner);
        open.remove(owner);
        closed.removeIf(line -> line.owner().equals(owner));
        ofOwner.getOrDefault(owner, Map.of()).forEach((lane, number) -> waiting.merge(lane, -number, Integer::sum));
        ofOwner.remove(owner);
    }

    /** Lets the closed lanes be tried again: what others have got by now may have made a host free to change its model. */
    void reopen() {
        claimants.clear();
        closed.forEach(
                line -> open.computeIfAbsent(line.owner(), _ -> new HashMap<>()).put(line.lane(), line));
        closed.clear();
    }

    private void closeWithoutLines() {
        open.values().removeIf(Map::isEmpty);
    }

    /** How much of a lane waits, except for owners who have enough. */
    int waiting(String lane) {
        return waiting.getOrDefault(lane, 0);
    }

    /** What has waited longest in each lane, longest first. */
    List<Waiting> oldest() {
        return oldest.values().stream()
                .sorted(Comparator.comparing(Waiting::since).thenComparing(Waiting::id))
                .toList();
    }
}
