package dev.codefactory.standin.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When things happened to one exchange, counted from the moment its request was read. */
public final class ExchangeTimes {

    private final long start = System.nanoTime();
    private volatile @Nullable Duration firstByte;
    private volatile @Nullable Duration disconnect;
    private volatile @Nullable Duration end;
    private volatile int status;

    /** {@link System#nanoTime} when its request had been read. */
    public long start() {
        return start;
    }

    /** The status sent, or 0 while nothing was. */
    public int status() {
        return status;
    }

    /** When the first byte of the response was sent, or null. */
    public @Nullable Duration untilFirstByte() {
        return firstByte;
    }

    /** When the client closed its side before the response was complete, or null. */
    public @Nullable Duration untilDisconnect() {
        return disconnect;
    }

    /** When the last byte of the response was sent, or null. */
    public @Nullable Duration untilEnd() {
        return end;
    }

    public Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    void answered(int sentStatus) {
        status = sentStatus;
    }

    void firstByte() {
        if (firstByte == null) {
            firstByte = sinceStart();
        }
    }

    void ended() {
        end = sinceStart();
    }

    void disconnected() {
        if (end == null) {
            disconnect = sinceStart();
        }
    }
}
