package dev.codefactory.queue.simulation;

import dev.codefactory.queue.admission.AdmissionPass;
import dev.codefactory.queue.admission.AdmissionRules;
import dev.codefactory.queue.admission.Blame;
import dev.codefactory.queue.admission.Dispatch;
import dev.codefactory.queue.admission.Host;
import dev.codefactory.queue.admission.InMemoryAdmissionStore;
import dev.codefactory.queue.admission.StoredWork;
import dev.codefactory.queue.admission.Waiting;
import dev.codefactory.queue.simulation.VirtualNode.Attempt;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A cluster in virtual time: the hosts, nodes and faults are made up, the rules are the real ones. */
final class Simulation {

    static final int MAX_DEATHS = 3;

    private static final String NODES = "nodes";
    private static final double NOTICED_AFTER = 8;
    private static final double FORGOTTEN_AFTER = 10;
    private static final double SWEEP = 5;

    final VirtualTime time = new VirtualTime();
    final InMemoryAdmissionStore store = new InMemoryAdmissionStore(time::instant, this::begin);
    final Map<UUID, Piece> pieces = new LinkedHashMap<>();
    final Map<UUID, String> inFlight = new HashMap<>();
    final Map<UUID, Ending> ended = new HashMap<>();
    final Map<UUID, Integer> deathsAboard = new HashMap<>();
    final Measurements measurements;
    final Scenario scenario;

    private final Random random;
    private final AdmissionPass pass;
    private final Blame blame = new Blame(MAX_DEATHS);
    private final Map<String, ModelHost> hosts = new LinkedHashMap<>();
    private final List<VirtualNode> nodes = new ArrayList<>();
    private final Map<UUID, Attempt> running = new HashMap<>();
    private final Map<UUID, List<UUID>> followers = new HashMap<>();
    private final Deque<UUID> unclaimed = new ArrayDeque<>();
    private final Runnable afterEachPass;
    private boolean passIsDue;

    enum Ending {
        DONE,
        CANCELLED,
        PARKED
    }

    /** @param checks what looks on */
    Simulation(Scenario scenario, Random random, Measurements measurements, Checks checks) {
        this.scenario = scenario;
        this.random = random;
        this.measurements = measurements;
        this.afterEachPass = () -> checks.afterPass(this);
        this.pass = new AdmissionPass(checks.watching(this), new Dispatch(scenario.rules()));
        for (var number = 0; number < scenario.hosts(); number++) {
            addHost("host-" + number);
        }
        for (var number = 0; number < scenario.nodes(); number++) {
            addNode();
        }
    }

    private void addHost(String id) {
        hosts.put(id, new ModelHost(scenario.slots(), Scenario.LOAD_SECONDS, time));
        declare(id, scenario.slots());
    }

    private void declare(String id, int slots) {
        store.declare(new Host(id, slots, scenario.prefetch(), Arrivals.models(scenario), null, null, 0));
    }

    private void addNode() {
        nodes.add(new VirtualNode());
        declareNodes();
        while (!unclaimed.isEmpty()) {
            var id = unclaimed.remove();
            begin(id, inFlight.getOrDefault(id, NODES));
        }
    }

    private void declareNodes() {
        var slots = nodes.size() * scenario.localSlots();
        var local = AdmissionRules.LOCAL_LANE;
        store.declare(new Host(NODES, slots, 0, Set.of(local), local, null, 0));
    }

    /** Runs until then, or until everything that came has ended. */
    void run(double until) {
        if (time.now() == 0) {
            sweep();
        }
        var passes = 0;
        while (time.step(until)) {
            if (scenario.passSeconds() == 0) {
                admit();
            } else if (passes == measurements.passes() && !passIsDue) {
                passIsDue = true;
                time.in(scenario.passSeconds(), this::admit);
            }
            passes = measurements.passes();
        }
    }

    private void admit() {
        passIsDue = false;
        measurements.pass(pass::run);
        afterEachPass.run();
    }

    private void sweep() {
        if (ended.size() < scenario.pieces()) {
            time.in(SWEEP, this::sweep);
        }
    }

    void arrive(Piece piece) {
        pieces.put(piece.id(), piece);
        var waitsFor = piece.after() == null || ended.containsKey(piece.after()) ? 0 : 1;
        if (piece.after() != null) {
            followers.computeIfAbsent(piece.after(), _ -> new ArrayList<>()).add(piece.id());
        }
        store.add(StoredWork.added(
                new Waiting(piece.id(), piece.lane(), piece.owner(), piece.priority(), time.instant(), null),
                waitsFor));
        measurements.arrived(piece, time.now());
    }

    /** The store admitted it: a living node takes it, or the next that comes. */
    private void begin(UUID id, String host) {
        inFlight.put(id, host);
        var living = nodes.stream().filter(node -> node.alive).toList();
        if (living.isEmpty()) {
            unclaimed.add(id);
            return;
        }
        var piece = piece(id);
        var attempt = new Attempt(piece, host, living.get(random.nextInt(living.size())));
        running.put(id, attempt);
        attempt.node.inHand.add(attempt);
        if (piece.poison()) {
            time.in(piece.seconds() * random.nextDouble(), () -> killOf(attempt));
        }
        if (host.equals(NODES)) {
            time.in(piece.seconds(), () -> answered(attempt));
        } else {
            var call = new ModelHost.Call(
                    piece.lane(),
                    piece.seconds(),
                    () -> measurements.began(piece, time.now()),
                    () -> answered(attempt),
                    () -> retry(attempt, host));
            attempt.call = call;
            host(host).send(call);
        }
    }

    private void answered(Attempt attempt) {
        if (!owns(attempt)) {
            return;
        }
        if (attempt.piece.poison()) {
            killOf(attempt);
        } else if (random.nextDouble() < scenario.failureRate()) {
            retry(attempt, attempt.host);
        } else {
            measurements.done(attempt.piece, time.now());
            release(attempt);
            end(attempt.piece.id(), Ending.DONE);
        }
    }

    private void retry(Attempt attempt, String avoided) {
        if (owns(attempt)) {
            measurements.repeated(attempt.piece);
            release(attempt);
            var later = time.instant().plus(Duration.ofMillis(2_000 + random.nextInt(20_000)));
            store.putBack(stored(attempt.piece.id()).delayedUntil(later).avoiding(avoided, later));
        }
    }

    private boolean owns(Attempt attempt) {
        return attempt.node.alive && running.get(attempt.piece.id()) == attempt;
    }

    private void release(Attempt attempt) {
        running.remove(attempt.piece.id());
        attempt.node.inHand.remove(attempt);
        inFlight.remove(attempt.piece.id());
    }

    private void end(UUID id, Ending ending) {
        store.end(id);
        if (ended.put(id, ending) != null) {
            throw new AssertionError("%s has ended twice".formatted(id));
        }
        followers.getOrDefault(id, List.of()).stream()
                .filter(follower -> !ended.containsKey(follower))
                .forEach(follower -> store.putBack(stored(follower).satisfied()));
    }

    private void killOf(Attempt attempt) {
        if (owns(attempt)) {
            kill(attempt.node);
        }
    }

    /** Kills a node at random, if one lives. */
    void killANode() {
        nodes.stream().filter(node -> node.alive).findFirst().ifPresent(this::kill);
    }

    private void kill(VirtualNode node) {
        node.alive = false;
        node.inHand.forEach(this::hangUp);
        time.in(NOTICED_AFTER, () -> recover(node));
        time.in(NOTICED_AFTER + random.nextInt(20), this::addNode);
    }

    private void hangUp(Attempt attempt) {
        if (attempt.call != null) {
            host(attempt.host).drop(attempt.call);
        }
    }

    private void recover(VirtualNode node) {
        nodes.remove(node);
        declareNodes();
        var inHand = node.inHand.stream()
                .map(attempt -> new Blame.InHand(
                        attempt.piece.id(), stored(attempt.piece.id()).deaths()))
                .toList();
        for (var piece : inHand) {
            measurements.repeated(piece(piece.id()));
            running.remove(piece.id());
            inFlight.remove(piece.id());
            deathsAboard.merge(piece.id(), 1, Integer::sum);
            var deaths = blame.after(piece, inHand);
            if (blame.isPoison(deaths)) {
                end(piece.id(), Ending.PARKED);
            } else {
                store.putBack(stored(piece.id()).suspectOf(deaths));
            }
        }
    }

    /** Takes a host away and brings it back later. */
    void crash(String id, double downSeconds) {
        host(id).crash();
        time.in(FORGOTTEN_AFTER, () -> declare(id, 0));
        time.in(FORGOTTEN_AFTER + downSeconds, () -> {
            host(id).restart();
            declare(id, scenario.slots());
        });
    }

    void cancel(UUID id) {
        if (ended.containsKey(id) || !pieces.containsKey(id)) {
            return;
        }
        var attempt = running.remove(id);
        if (attempt != null) {
            hangUp(attempt);
            attempt.node.inHand.remove(attempt);
        }
        unclaimed.remove(id);
        inFlight.remove(id);
        end(id, Ending.CANCELLED);
    }

    void prioritise(UUID id, int priority) {
        if (pieces.containsKey(id) && !ended.containsKey(id) && !inFlight.containsKey(id)) {
            store.putBack(stored(id).withPriority(priority));
        }
    }

    /** What is done by now of the model calls that are under way, as far as it is measured. */
    double secondsUnderWay() {
        return running.values().stream()
                .mapToDouble(attempt -> measurements.underWay(attempt.piece, time.now()))
                .sum();
    }

    int swaps() {
        return hosts.values().stream().mapToInt(ModelHost::swaps).sum();
    }

    private Piece piece(UUID id) {
        return Objects.requireNonNull(pieces.get(id));
    }

    private ModelHost host(String id) {
        return Objects.requireNonNull(hosts.get(id));
    }

    private StoredWork stored(UUID id) {
        return Objects.requireNonNull(store.find(id));
    }
}
