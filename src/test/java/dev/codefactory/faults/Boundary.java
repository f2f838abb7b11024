package dev.codefactory.faults;

/**
 * A place between two statements, where a process can die.
 *
 * @param life which run, such as {@code submit} or {@code 2 code_generation}
 * @param transaction its number in that run; a statement outside one counts as its own
 * @param moment which side of what
 * @param sql the beginning of the statement
 * @param occurrence how often the transaction had come by the same statement before
 */
record Boundary(String life, int transaction, Moment moment, String sql, int occurrence) {

    enum Moment {
        BEFORE_STATEMENT,
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    private static final int SQL_SHOWN = 60;

    static Boundary of(String life, int transaction, Moment moment, String sql, int occurrence) {
        var words = sql.strip().replaceAll("\\s+", " ");
        return new Boundary(
                life, transaction, moment, words.substring(0, Math.min(SQL_SHOWN, words.length())), occurrence);
    }
}
