package dev.codefactory.sandbox.docker;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;

/** Bytes, and then no end until it is closed: as long as a container's input is open, somebody wants its results. */
final class HeldInput extends InputStream {

    private final byte[] bytes;
    private final CountDownLatch release = new CountDownLatch(1);
    private int position;

    HeldInput(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() throws InterruptedIOException {
        return hasEnded() ? -1 : bytes[position++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws InterruptedIOException {
        if (hasEnded()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - position);
        System.arraycopy(bytes, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean hasEnded() throws InterruptedIOException {
        if (position < bytes.length) {
            return false;
        }
        try {
            release.await();
            return true;
        } catch (InterruptedException e) {
            throw new InterruptedIOException("no longer held");
        }
    }

    @Override
    public void close() {
        release.countDown();
    }
}
