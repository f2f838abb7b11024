package dev.codefactory.prompt.version;

import java.util.Locale;

/** How a version came to be. */
public enum Origin {
    /** It is a default that comes with the service. */
    SHIPPED,
    /** It is what the key fell back to when it was made. */
    INHERITED,
    /** Somebody sent it. */
    WRITTEN,
    /** It was read from the folder. */
    IMPORTED;

    /** The word on the wire and in tables. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
