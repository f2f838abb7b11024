package dev.codefactory.bench.hosts;

import dev.codefactory.standin.OllamaStandIn;
import dev.codefactory.standin.Visit;
import dev.codefactory.standin.model.StandInModel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A model host that remembers every call it got, and dies when it is told to. */
final class FleetHost implements AutoCloseable {

    /** Says in a prompt which question of which run is asked. */
    private static final Pattern MARK = Pattern.compile("\\[(\\w+ \\d+ \\w+)]");

    private final String id;
    private final int slots;
    private final OllamaStandIn standIn = OllamaStandIn.start();
    private volatile long died = Long.MAX_VALUE;

    FleetHost(String id, int slots) {
        this.id = id;
        this.slots = slots;
        model().knobs(knobs -> knobs.slots(slots));
    }

    /**
     * A call the host got.
     *
     * @param mark the question's
     * @param from {@link System#nanoTime} when it came
     * @param to when the answer ended or was broken off; the end of time while it is under way
     * @param whole whether the answer came to its end
     */
    record Call(String mark, long from, long to, boolean whole) {

        static Optional<Call> of(Visit visit) {
            var mark = MARK.matcher(visit.request().body());
            if (!mark.find()) {
                return Optional.empty();
            }
            var left = visit.untilDisconnect();
            var ended = left == null ? visit.untilEnd() : left;
            var to = ended == null ? Long.MAX_VALUE : visit.start() + ended.toNanos();
            return Optional.of(new Call(mark.group(1), visit.start(), to, left == null && ended != null));
        }

        static String mark(String run, int number, String question) {
            return "%s %d %s".formatted(run, number, question);
        }
    }

    String id() {
        return id;
    }

    int slots() {
        return slots;
    }

    OllamaStandIn standIn() {
        return standIn;
    }

    StandInModel model() {
        return standIn.model(Fleet.MODEL);
    }

    /** The calls of one run, in the order in which they came. */
    List<Call> calls(String run) {
        return standIn.ledger().of("/api/chat").stream()
                .map(Call::of)
                .flatMap(Optional::stream)
                .filter(call -> call.mark().startsWith(run + " "))
                .sorted(Comparator.comparingLong(Call::from))
                .toList();
    }

    /** From now on nobody answers at its address. */
    void die() {
        died = System.nanoTime();
        standIn.close();
    }

    boolean isDead() {
        return died != Long.MAX_VALUE;
    }

    /** How many nanoseconds its slots were busy between two times, and how many they were there. */
    Occupancy occupancy(String run, long from, long to) {
        var end = Math.min(to, died);
        var busy = calls(run).stream()
                .mapToLong(call -> Math.min(call.to(), end) - Math.max(call.from(), from))
                .filter(time -> time > 0)
                .sum();
        return new Occupancy(busy, Math.max(0, end - from) * slots);
    }

    record Occupancy(long busy, long offered) {

        static Occupancy sum(Stream<Occupancy> all) {
            return all.reduce(new Occupancy(0, 0), (a, b) -> new Occupancy(a.busy + b.busy, a.offered + b.offered));
        }

        double share() {
            return (double) busy / offered;
        }
    }

    /** How many calls more than it has slots it ever had at once. */
    int overSlots() {
        return Math.max(0, standIn.counts().maxInFlight() - slots);
    }

    @Override
    public void close() {
        if (!isDead()) {
            standIn.close();
        }
    }
}
