import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private static final LocalTime NINE = LocalTime.of(9, 0);

    @Test
    void leavesOutWhatWouldEndTooLate() {
        assertEquals(
                List.of(NINE, LocalTime.of(9, 30)), Slots.between(NINE, LocalTime.of(10, 15), Duration.ofMinutes(30)));
    }

    @Test
    void hasNoSlotWhenThereIsNoTime() {
        assertEquals(List.of(), Slots.between(NINE, NINE, Duration.ofMinutes(30)));
    }

    @Test
    void refusesSlotsWithoutLength() {
        assertThrows(IllegalArgumentException.class, () -> Slots.between(NINE, NINE, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> Slots.between(NINE, NINE, Duration.ofMinutes(-1)));
    }
}
