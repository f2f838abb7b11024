package dev.codefactory.quality;

/**
 * What a request demands of its files beyond what holds for all.
 *
 * @param authorisation every entry point checks who calls
 * @param rateLimiting every entry point limits how often it is called
 * @param inputValidation every entry point checks what it is sent
 * @param sqlInjectionProtection no statement in SQL is put together from values, however harmless these look
 * @param integrationTests a test calls an entry point as its callers do
 */
public record Demands(
        boolean authorisation,
        boolean rateLimiting,
        boolean inputValidation,
        boolean sqlInjectionProtection,
        boolean integrationTests) {

    public static final Demands NONE = new Demands(false, false, false, false, false);

    /** Whether something is demanded that only code which answers callers can have. */
    public boolean concernsCallers() {
        return authorisation || rateLimiting;
    }

    /** Whether anything is demanded of entry points. */
    public boolean concernsEntryPoints() {
        return concernsCallers() || inputValidation;
    }
}
