/** Checks book numbers. */
public final class Isbn {

    private static final int LENGTH = 13;

    private Isbn() {}

    /** Whether the text is an ISBN-13 with the right check digit; hyphens are ignored. */
    public static boolean isValid(String text) {
        String digits = text.replace("-", "");
        if (digits.length() != LENGTH || !digits.chars().allMatch(Character::isDigit)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = Character.digit(digits.charAt(i), 10);
            sum += i % 2 == 0 ? digit : 3 * digit;
        }
        return sum % 10 == 0;
    }
}
