package dev.codefactory.access;

/** How callers are told apart. */
public enum AccessMode {
    /** Every request to the API carries a token. */
    TOKEN,
    /** Nobody is asked: everyone who can reach the port is the admin. Loopback only. */
    NONE
}
