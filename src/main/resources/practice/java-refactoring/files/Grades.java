public class Grades {
    public static String grade(int points) {
        String result = null;
        if (points < 0 || points > 100) {
            throw new IllegalArgumentException("points: " + points);
        }
        if (points >= 90) {
            result = "A";
        }
        if (points >= 75 && points < 90) {
            result = "B";
        }
        if (points >= 60 && points < 75) {
            result = "C";
        }
        if (points >= 50 && points < 60) {
            result = "D";
        }
        if (points < 50) {
            result = "F";
        }
        return result;
    }
}
