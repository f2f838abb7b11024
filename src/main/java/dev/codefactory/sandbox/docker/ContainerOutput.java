package dev.codefactory.sandbox.docker;

import com.github.dockerjava.api.async.ResultCallbackTemplate;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import dev.codefactory.sandbox.confinement.RunResults;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Both streams of a container, each up to its cap. */
final class ContainerOutput extends ResultCallbackTemplate<ContainerOutput, Frame> {

    /** How the streams ended. */
    enum End {
        /** They have not: the container is held for questions, or still runs. */
        NONE,
        /** With the container. */
        ENDED,
        /** With the connection to the engine. */
        BROKEN
    }

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream results = new ByteArrayOutputStream();
    private final long outputCap;
    private final long resultsCap;
    private final CountDownLatch enough = new CountDownLatch(1);
    private volatile boolean overflowed;
    private volatile End ending = End.NONE;

    ContainerOutput(long outputCap, long resultsCap) {
        this.outputCap = outputCap;
        this.resultsCap = resultsCap;
    }

    @Override
    public void onNext(Frame frame) {
        var isOutput = frame.getStreamType() == StreamType.STDERR;
        if (isOutput) {
            keep(output, outputCap, frame.getPayload());
        } else {
            keep(results, resultsCap, frame.getPayload());
        }
        if (overflowed || (!isOutput && RunResults.exitCode(results()).isPresent())) {
            enough.countDown();
        }
    }

    private void keep(ByteArrayOutputStream kept, long cap, byte[] payload) {
        synchronized (kept) {
            int room = (int) Math.min(payload.length, cap - kept.size());
            kept.write(payload, 0, room);
            overflowed |= room < payload.length;
        }
    }

    @Override
    public void onComplete() {
        ending = End.ENDED;
        enough.countDown();
        super.onComplete();
    }

    @Override
    public void onError(Throwable failure) {
        ending = End.BROKEN;
        enough.countDown();
        super.onError(failure);
    }

    /** Returns at the last words, at the end of the container, at a cap or when the time is over, whatever comes first. */
    void awaitEnd(Duration time) throws InterruptedException {
        var _ = enough.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean overflowed() {
        return overflowed;
    }

    End end() {
        return ending;
    }

    String output() {
        return text(output);
    }

    String results() {
        return text(results);
    }

    private static String text(ByteArrayOutputStream kept) {
        synchronized (kept) {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }
}
