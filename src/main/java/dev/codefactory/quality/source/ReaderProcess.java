package dev.codefactory.quality.source;

import dev.codefactory.sandbox.CompanionJvm;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One process that reads, asked one thing at a time. Once a request has failed it is of no further use. */
final class ReaderProcess implements AutoCloseable {

    private static final int HEAP_MEGABYTES = 256;
    private static final int MAX_ANSWER = 64 << 20;

    private final CompanionJvm companion;
    private final DataOutputStream out;
    private final DataInputStream in;

    /** Reading from a pipe cannot be interrupted, so somebody else waits for it. */
    private final ExecutorService exchange = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("source-reader").factory());

    private ReaderProcess(CompanionJvm companion) {
        this.companion = companion;
        this.out = new DataOutputStream(new BufferedOutputStream(companion.input()));
        this.in = new DataInputStream(new BufferedInputStream(companion.output()));
    }

    static ReaderProcess start(Class<?> main) throws IOException {
        return new ReaderProcess(CompanionJvm.start(main, HEAP_MEGABYTES));
    }

    /** @throws IOException when the process died of the request */
    byte[] answer(ReadRequest request, Duration limit) throws IOException, TimeoutException, InterruptedException {
        var answer = exchange.submit(() -> {
            request.writeTo(out);
            var length = in.readInt();
            if (length < 0 || length > MAX_ANSWER) {
                throw new IOException("an answer of " + length + " bytes");
            }
            return in.readNBytes(length);
        });
        try {
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException died) {
            throw new IOException(died.getCause());
        }
    }

    boolean isAlive() {
        return companion.isAlive();
    }

    @Override
    public void close() {
        companion.close();
        exchange.shutdownNow();
    }
}
