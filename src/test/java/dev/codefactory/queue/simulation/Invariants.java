package dev.codefactory.queue.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.queue.admission.AdmissionRules;
import dev.codefactory.queue.admission.AdmissionStore;
import dev.codefactory.queue.admission.Host;
import dev.codefactory.queue.admission.StoredWork;
import dev.codefactory.queue.admission.Waiting;
import dev.codefactory.queue.simulation.Simulation.Ending;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** What must hold whatever happens, said without the words of the rules that are to bring it about. */
final class Invariants implements Checks {

    @Override
    public AdmissionStore watching(Simulation simulation) {
        return new WatchedStore(simulation.store, simulation.scenario.rules());
    }

    @Override
    public void afterPass(Simulation simulation) {
        nothingLeaks(simulation);
        nothingIsLost(simulation);
        noSlotIsIdleWhileWorkWaits(simulation);
    }

    /** What the store says is let in is what somebody has in hand or is to have. */
    private static void nothingLeaks(Simulation simulation) {
        var admitted = new HashMap<UUID, String>();
        simulation.store.admitted().forEach(work -> admitted.put(work.id(), String.valueOf(work.host())));
        if (!admitted.equals(simulation.inFlight)) {
            throw new AssertionError("admitted %s but in flight %s".formatted(admitted, simulation.inFlight));
        }
    }

    private static void nothingIsLost(Simulation simulation) {
        var open =
                simulation.store.waiting().size() + simulation.store.admitted().size();
        if (open + simulation.ended.size() != simulation.pieces.size()) {
            throw new AssertionError("%d have come, but %d are open and %d ended"
                    .formatted(simulation.pieces.size(), open, simulation.ended.size()));
        }
    }

    private static void noSlotIsIdleWhileWorkWaits(Simulation simulation) {
        var hosts = simulation.store.hosts();
        if (hosts.stream().noneMatch(host -> host.slots() > host.admitted())) {
            return;
        }
        var ready = mayBegin(simulation, hosts);
        var idle = hosts.stream()
                .filter(host -> ready.stream().anyMatch(work -> couldTakeAtOnce(host, work, hosts, ready)))
                .toList();
        var starving = starving(simulation);
        if (idle.size() > starving) {
            throw new AssertionError("%s are free while there waits %s".formatted(idle, ready));
        }
    }

    private static List<Waiting> mayBegin(Simulation simulation, List<Host> hosts) {
        var rules = simulation.scenario.rules();
        var generations = hosts.stream()
                .filter(host -> !host.lanes().contains(AdmissionRules.LOCAL_LANE))
                .mapToInt(Host::admitted)
                .sum();
        var suspectRuns = simulation.store.admitted().stream().anyMatch(work -> work.deaths() > 0);
        return simulation.store.waiting().stream()
                .filter(StoredWork::isReady)
                .filter(work -> work.deaths() == 0 || !suspectRuns)
                .filter(work -> simulation.store.admittedOf(work.owner()) < rules.maxPerOwner())
                .filter(work -> work.lane().equals(AdmissionRules.LOCAL_LANE) || generations < rules.maxGenerations())
                .map(StoredWork::waiting)
                .toList();
    }

    /** It has a free slot and the model; or it is idle and its model is nobody's wish, and no host has the model wished for. */
    private static boolean couldTakeAtOnce(Host host, Waiting work, List<Host> hosts, List<Waiting> ready) {
        if (host.slots() <= host.admitted() || !host.lanes().contains(work.lane()) || work.avoids(host.id())) {
            return false;
        }
        var resident = host.resident();
        return resident == null
                || work.lane().equals(resident)
                || (host.admitted() == 0
                        && ready.stream().noneMatch(other -> other.lane().equals(resident))
                        && hosts.stream()
                                .noneMatch(other ->
                                        other.slots() > 0 && work.lane().equals(other.resident())));
    }

    /** For each of these models one host may be kept free. */
    private static long starving(Simulation simulation) {
        var patience = simulation.scenario.rules().patience();
        var now = simulation.time.instant();
        return simulation.store.waiting().stream()
                .filter(StoredWork::isReady)
                .filter(work -> Duration.between(work.waiting().since(), now).compareTo(patience) >= 0)
                .map(StoredWork::lane)
                .distinct()
                .count();
    }

    /** After everything has happened. */
    static void hold(Simulation simulation) {
        assertThat(simulation.ended.keySet())
                .as("what has ended, of all that came")
                .hasSize(simulation.scenario.pieces())
                .containsAll(simulation.pieces.keySet());
        var parked = endings(simulation, Ending.PARKED);
        assertThat(endings(simulation, Ending.DONE)).as("done").noneMatch(Piece::poison);
        assertThat(parked)
                .as("parked")
                .allSatisfy(piece -> assertThat(simulation.deathsAboard.get(piece.id()))
                        .isGreaterThanOrEqualTo(Simulation.MAX_DEATHS));
        if (simulation.scenario.faults().deathsAreUnambiguous(Simulation.MAX_DEATHS)) {
            assertThat(parked).as("parked").allMatch(Piece::poison);
        }
    }

    private static List<Piece> endings(Simulation simulation, Ending ending) {
        return simulation.pieces.values().stream()
                .filter(piece -> simulation.ended.get(piece.id()) == ending)
                .toList();
    }
}
