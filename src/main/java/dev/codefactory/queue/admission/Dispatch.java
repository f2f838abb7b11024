package dev.codefactory.queue.admission;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Decides what is let in, and where: a pure function of a snapshot. */
public final class Dispatch {

    private final AdmissionRules rules;

    public Dispatch(AdmissionRules rules) {
        this.rules = rules;
    }

    /** The placements of one round, best first; each takes its place before the next is decided. */
    public List<Placement> place(Snapshot snapshot) {
        return new Round(snapshot).run();
    }

    private record Line(String lane, UUID owner) {}

    private final class Round {

        private final Snapshot snapshot;
        private final Map<UUID, OwnerShare> owners;
        private final Ranking ranking;
        private final HostChoice hosts;
        private final Map<Line, Deque<Waiting>> lines = new HashMap<>();
        private final Map<String, Integer> backlog = new HashMap<>();
        private final List<Placement> placements = new ArrayList<>();

        private Round(Snapshot snapshot) {
            this.snapshot = snapshot;
            this.owners = new HashMap<>(snapshot.owners());
            this.ranking = new Ranking(rules, snapshot.now(), owners);
            this.hosts = new HostChoice(rules, snapshot.now(), snapshot.hosts());
            snapshot.ready().stream().sorted(ranking.withinOwner()).forEach(work -> {
                lines.computeIfAbsent(new Line(work.lane(), work.owner()), _ -> new ArrayDeque<>())
                        .add(work);
                backlog.merge(work.lane(), 1, Integer::sum);
            });
        }

        private List<Placement> run() {
            snapshot.suspect().ifPresent(this::place);
            for (var next = best(); next.isPresent(); next = best()) {
                var work = next.get();
                var line = new Line(work.lane(), work.owner());
                var waiting = lines.getOrDefault(line, new ArrayDeque<>());
                if (share(work) < rules.maxPerOwner() && place(work)) {
                    waiting.remove();
                    backlog.merge(work.lane(), -1, Integer::sum);
                } else if (work.hostAvoided() != null && share(work) < rules.maxPerOwner()) {
                    waiting.remove(); // only this one has no host
                } else {
                    close(line, share(work) >= rules.maxPerOwner());
                }
                if (waiting.isEmpty()) {
                    lines.remove(line);
                }
            }
            return placements;
        }

        private Optional<Waiting> best() {
            return lines.values().stream().map(Deque::element).min(ranking.betweenOwners());
        }

        /** A lane without room is closed for all; an owner who has enough, only for that owner. */
        private void close(Line closed, boolean ownerHasEnough) {
            lines.keySet()
                    .removeIf(line -> ownerHasEnough
                            ? line.owner().equals(closed.owner())
                            : line.lane().equals(closed.lane()));
        }

        private boolean place(Waiting work) {
            var host = hosts.take(work, backlog.getOrDefault(work.lane(), 1), waitedFor(work.lane()));
            host.ifPresent(chosen -> {
                placements.add(new Placement(work, chosen.id()));
                owners.put(work.owner(), ranking.share(work).servedAt(snapshot.now()));
            });
            return host.isPresent();
        }

        private int share(Waiting work) {
            return ranking.share(work).admitted();
        }

        private Set<String> waitedFor(String except) {
            return backlog.entrySet().stream()
                    .filter(entry -> entry.getValue() > 0 && !entry.getKey().equals(except))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(HashSet::new));
        }
    }
}
