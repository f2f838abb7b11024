import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** Divides a working day into slots. */
public final class Slots {

    private Slots() {}

    /** The times at which slots of this length begin, as long as they end by the given time. */
    public static List<LocalTime> between(LocalTime begin, LocalTime end, Duration length) {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("length must be positive");
        }
        List<LocalTime> slots = new ArrayList<>();
        Duration left = Duration.between(begin, end);
        LocalTime next = begin;
        while (left.compareTo(length) >= 0) {
            slots.add(next);
            next = next.plus(length);
            left = left.minus(length);
        }
        return slots;
    }
}
