package dev.codefactory.quality.entrypoints;

import java.util.Locale;

/** What code can show of itself by its words. */
enum Sign {
    /** It uses a framework that entry points are found of. */
    KNOWN,
    /** It uses a framework that none are found of. */
    FOREIGN,
    INPUTS,
    /** A parameter is of a type that refuses most values, or has bounds. */
    CHECKED,
    VALIDATES,
    REFUSES,
    ABSENT,
    AUTHORISES,
    CREDENTIAL,
    DENIES,
    LIMITS,
    EXEMPTS,
    EXCESS,
    LOGS,
    FAILS,
    CATCHES,
    CATCHES_ALL,
    SHOWS,
    ESCAPES,
    RAW,
    /** A test calls the program as whoever calls it over HTTP. */
    EXERCISES;

    /** Its name in the file of signs. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
