package dev.codefactory.llm.http;

import dev.codefactory.llm.LlmOutcome.Reason;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response, line by line, on the thread of the caller.
 *
 * <p>The HTTP client's threads only fill a queue; the caller waits at its end with the deadline that applies, and an interrupt ends
 * the wait. So no watchdog is needed, and nobody but the caller can end a call.
 */
public final class ResponseLines implements AutoCloseable {

    private static final int LONGEST_LINE = 1 << 20;

    private sealed interface Signal {
        record Bytes(List<ByteBuffer> buffers) implements Signal {}

        record Broken(Throwable cause) implements Signal {}

        record End() implements Signal {}
    }

    private final Deadlines deadlines;
    private final long start = System.nanoTime();
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Source source = new Source();
    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private volatile @Nullable ResponseInfo info;
    private boolean started;
    private boolean ended;

    ResponseLines(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    public int status() {
        return headers().statusCode();
    }

    /** The media type without its parameters, empty when there is none. */
    public String contentType() {
        var value = headers().headers().firstValue("Content-Type").orElse("");
        return value.replaceFirst(";.*", "").strip();
    }

    /** The seconds of {@code Retry-After}; nothing when it is absent, or names a date. */
    public Duration retryAfter() {
        var value = headers().headers().firstValue("Retry-After").orElse("");
        return value.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration.ZERO;
    }

    /**
     * The next line without its end, or null after the last.
     *
     * @throws CallFailure when it does not come in time, or the connection breaks
     */
    public @Nullable String next() throws InterruptedException {
        while (lines.isEmpty() && !ended) {
            await();
        }
        return lines.poll();
    }

    /** What is left of the body, at most about {@code limit} characters of it. */
    public String rest(int limit) throws InterruptedException {
        var text = new StringBuilder();
        for (var line = next(); line != null && text.length() < limit; line = next()) {
            text.append(text.isEmpty() ? "" : "\n").append(line);
        }
        return text.substring(0, Math.min(limit, text.length()));
    }

    /** Reads on to the end of the body for a moment, so that its connection can be used again. */
    public void drain(Duration patience) throws InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        while (!ended) {
            var signal = signals.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (!(signal instanceof Signal.Bytes)) {
                ended = signal != null;
                return;
            }
            source.requestMore();
        }
    }

    /** Disconnects, unless the body was read to its end. */
    @Override
    public void close() {
        source.cancel();
    }

    BodySubscriber<ResponseLines> receive(ResponseInfo response) {
        info = response;
        return source;
    }

    /** Whether a status line came. A connection may break right behind it, and the client then reports no response at all. */
    boolean hasBegun() {
        return info != null;
    }

    CallFailure broken(@Nullable Throwable cause) {
        return CallFailure.of(Reason.MALFORMED, "the connection broke before the answer's end: " + cause);
    }

    long nanosToFirstByte() {
        return Math.min(deadlines.firstByte().toNanos(), deadlines.total().toNanos()) - (System.nanoTime() - start);
    }

    /** The failure of the deadline that is over. */
    CallFailure late() {
        if (System.nanoTime() - start >= deadlines.total().toNanos()) {
            return CallFailure.of(Reason.TIMEOUT_TOTAL, "no end of the answer within " + deadlines.total());
        }
        return started
                ? CallFailure.of(Reason.TIMEOUT_IDLE, "the answer stopped for " + deadlines.idle())
                : CallFailure.of(Reason.TIMEOUT_FIRST_BYTE, "no answer began within " + deadlines.firstByte());
    }

    private void await() throws InterruptedException {
        switch (signals.poll(patience(), TimeUnit.NANOSECONDS)) {
            case null -> throw late();
            case Signal.Bytes(var buffers) -> {
                started = true;
                buffers.forEach(this::split);
                source.requestMore();
            }
            case Signal.Broken(var cause) -> throw broken(cause);
            case Signal.End() -> {
                ended = true;
                if (partial.size() > 0) {
                    endLine();
                }
            }
        }
    }

    private long patience() {
        var total = deadlines.total().toNanos() - (System.nanoTime() - start);
        return Math.min(total, started ? deadlines.idle().toNanos() : nanosToFirstByte());
    }

    private void split(ByteBuffer buffer) {
        while (buffer.hasRemaining()) {
            var next = buffer.get();
            if (next == '\n') {
                endLine();
            } else {
                partial.write(next);
            }
            if (partial.size() > LONGEST_LINE) {
                throw CallFailure.of(Reason.MALFORMED, "a line is longer than " + LONGEST_LINE + " bytes");
            }
        }
    }

    private void endLine() {
        try {
            lines.add(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(partial.toByteArray()))
                    .toString());
            partial.reset();
        } catch (CharacterCodingException _) {
            throw CallFailure.of(Reason.MALFORMED, "a line is not UTF-8");
        }
    }

    private ResponseInfo headers() {
        var known = info;
        if (known == null) {
            throw new IllegalStateException("no status line yet");
        }
        return known;
    }

    /** Takes buffers from the HTTP client, one batch at a time, so that a fast server waits for a slow reader. */
    private final class Source implements BodySubscriber<ResponseLines> {

        private Flow.@Nullable Subscription subscription;
        private boolean cancelled;

        @Override
        public CompletionStage<ResponseLines> getBody() {
            return CompletableFuture.completedStage(ResponseLines.this);
        }

        @Override
        public synchronized void onSubscribe(Flow.Subscription newSubscription) {
            if (cancelled) {
                newSubscription.cancel();
                return;
            }
            subscription = newSubscription;
            newSubscription.request(1);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            signals.add(new Signal.Bytes(buffers));
        }

        @Override
        public void onError(Throwable cause) {
            signals.add(new Signal.Broken(cause));
        }

        @Override
        public void onComplete() {
            signals.add(new Signal.End());
        }

        synchronized void requestMore() {
            if (subscription != null) {
                subscription.request(1);
            }
        }

        synchronized void cancel() {
            cancelled = true;
            if (subscription != null) {
                subscription.cancel();
            }
        }
    }
}
