package dev.codefactory.faults;

import java.time.Duration;

/** What a network does to the connections that lead through it. */
public sealed interface NetworkFault {

    /** Nothing. */
    record Pass() implements NetworkFault {}

    /** Takes everything and delivers nothing, as a router does that died. */
    record Blackhole() implements NetworkFault {}

    /** Breaks every connection with a RST at its next byte; new ones come through until they speak. */
    record Reset() implements NetworkFault {}

    /** Breaks every connection now and takes no new one. */
    record Refuse() implements NetworkFault {}

    /** Delivers each packet late. */
    record Delay(Duration by) implements NetworkFault {}

    /** Delivers no faster than this. */
    record Throttle(int bytesPerSecond) implements NetworkFault {}

    /** Delivers so many bytes of what the server says, then a FIN. */
    record Truncate(int bytes) implements NetworkFault {}
}
