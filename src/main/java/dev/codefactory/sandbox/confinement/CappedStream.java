package dev.codefactory.sandbox.confinement;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Everything a confined program says on one pipe, up to a cap. What comes after the cap is read, so that nothing blocks, and dropped. */
public final class CappedStream {

    private final long cap;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final CompletableFuture<Void> end;
    private volatile boolean overflowed;

    private CappedStream(InputStream pipe, long cap) {
        this.cap = cap;
        this.end = CompletableFuture.runAsync(
                () -> read(pipe), command -> Thread.ofVirtual().start(command));
    }

    /** Begins to read. */
    public static CappedStream read(InputStream pipe, long cap) {
        return new CappedStream(pipe, cap);
    }

    private void read(InputStream pipe) {
        var buffer = new byte[8192];
        try (pipe) {
            for (int count = pipe.read(buffer); count >= 0; count = pipe.read(buffer)) {
                keep(buffer, count);
            }
        } catch (IOException e) {
            // The pipe breaks when its writer is killed; what was said until then counts.
        }
    }

    private void keep(byte[] buffer, int count) {
        int room = (int) Math.min(count, cap - kept.size());
        kept.write(buffer, 0, room);
        if (room < count) {
            overflowed = true;
        }
    }

    /** Whether more came than was kept. */
    public boolean overflowed() {
        return overflowed;
    }

    /** All that was kept, once the last writer has closed the pipe. */
    public String text() {
        end.join();
        return kept.toString(StandardCharsets.UTF_8);
    }
}
