package dev.codefactory.database;

/** The embedded PostgreSQL cannot be used as things stand; says what stands in the way and what to do about it. */
class DatabaseRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    DatabaseRefusedException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    DatabaseRefusedException(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
