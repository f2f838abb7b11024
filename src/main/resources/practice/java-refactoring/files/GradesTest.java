import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class GradesTest {

    @Test
    void eachGradeBeginsAtItsLimit() {
        assertEquals("A", Grades.grade(90));
        assertEquals("B", Grades.grade(89));
        assertEquals("B", Grades.grade(75));
        assertEquals("C", Grades.grade(74));
        assertEquals("C", Grades.grade(60));
        assertEquals("D", Grades.grade(59));
        assertEquals("D", Grades.grade(50));
        assertEquals("F", Grades.grade(49));
    }

    @Test
    void refusesWhatCannotBeReached() {
        assertEquals("F", Grades.grade(0));
        assertEquals("A", Grades.grade(100));
        assertThrows(IllegalArgumentException.class, () -> Grades.grade(-1));
        assertThrows(IllegalArgumentException.class, () -> Grades.grade(101));
    }
}
