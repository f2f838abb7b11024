package dev.codefactory.quality.source;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The processes that read. What kills one or keeps it busy for ever costs the file that did it; the next file gets a new process. There is no
 * way to read without one.
 */
final class ReaderPool implements AutoCloseable {

    /** The pool of this service, whose processes start with the first file and end with the service. */
    static final ReaderPool SHARED = new ReaderPool(ReaderMain.class, 2, Duration.ofSeconds(10));

    private final Class<?> main;
    private final Duration grace;
    private final BlockingQueue<Seat> free = new LinkedBlockingQueue<>();

    /** A place for one process. Whoever took it from the queue has it to itself. */
    private static final class Seat {
        private @Nullable ReaderProcess process;
    }

    /** @param grace for the way there and back, and for the start of a process on a busy machine */
    ReaderPool(Class<?> main, int size, Duration grace) {
        this.main = main;
        this.grace = grace;
        for (var count = 0; count < size; count++) {
            free.add(new Seat());
        }
    }

    Reading read(ReadRequest request) {
        try {
            var seat = free.take();
            try {
                return read(request, seat);
            } finally {
                free.add(seat);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Reading.Unreadable("was interrupted");
        }
    }

    private Reading read(ReadRequest request, Seat seat) throws InterruptedException {
        var ended = false;
        try {
            var answer = process(seat).answer(request, request.limit().plus(grace));
            ended = true;
            return TreeReader.read(request.source(), answer);
        } catch (TimeoutException endless) {
            return new Reading.Unreadable("took too long to parse");
        } catch (IOException died) {
            return new Reading.Unreadable("brought down the process that read it");
        } finally {
            if (!ended) {
                vacate(seat);
            }
        }
    }

    private ReaderProcess process(Seat seat) throws IOException {
        if (seat.process == null || !seat.process.isAlive()) {
            vacate(seat);
            seat.process = ReaderProcess.start(main);
        }
        return seat.process;
    }

    private static void vacate(Seat seat) {
        if (seat.process != null) {
            seat.process.close();
            seat.process = null;
        }
    }

    /** Ends the processes that are idle. */
    @Override
    public void close() {
        for (Seat seat = free.poll(); seat != null; seat = free.poll()) {
            vacate(seat);
        }
    }
}
