package dev.codefactory.queue.admission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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

    private final class Round {

        private final Snapshot snapshot;
        private final Map<UUID, OwnerShare> owners;
        private final Ranking ranking;
        private final Backlog backlog;
        private final HostChoice hosts;
        private final List<Placement> placements = new ArrayList<>();

        private Round(Snapshot snapshot) {
            this.snapshot = snapshot;
            this.owners = new HashMap<>(snapshot.owners());
            this.ranking = new Ranking(rules, snapshot.now(), owners);
            this.backlog = new Backlog(
                    ranking,
                    snapshot.ready().stream()
                            .filter(work -> mayHaveMore(work.owner()))
                            .toList());
            this.hosts = new HostChoice(rules, snapshot.now(), snapshot.hosts(), backlog);
        }

        private List<Placement> run() {
            placeOneSuspect();
            backlog.oldest().forEach(hosts::reserveFor);
            var before = -1;
            while (before < placements.size()) {
                before = placements.size();
                serveAll();
                backlog.reopen();
            }
            return placements;
        }

        private void placeOneSuspect() {
            for (var suspect : snapshot.suspects()) {
                if (mayHaveMore(suspect.owner())) {
                    hosts.reserveFor(suspect);
                    if (place(suspect)) {
                        closeIfEnough(suspect.owner());
                        return;
                    }
                }
            }
        }

        private void serveAll() {
            for (var next = backlog.next(); next.isPresent(); next = backlog.next()) {
                serve(next.get());
            }
        }

        private void serve(Line line) {
            var work = line.head();
            if (place(work)) {
                backlog.placed(line);
                closeIfEnough(line.owner());
            } else if (work.avoided() != null) {
                backlog.pass(line);
            } else {
                backlog.closeLane(line.lane());
            }
        }

        private boolean place(Waiting work) {
            var host = hosts.take(work);
            host.ifPresent(chosen -> {
                placements.add(new Placement(work, chosen.id()));
                owners.put(work.owner(), ranking.share(work.owner()).servedAt(snapshot.now()));
            });
            return host.isPresent();
        }

        private void closeIfEnough(UUID owner) {
            if (!mayHaveMore(owner)) {
                backlog.closeOwner(owner);
            }
        }

        private boolean mayHaveMore(UUID owner) {
            return ranking.share(owner).admitted() < rules.maxPerOwner();
        }
    }
}
