package dev.codefactory.queue.admission;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of work as {@link InMemoryAdmissionStore} keeps it. */
public record StoredWork(
        Waiting waiting,
        int waitsFor,
        @Nullable Instant notBefore,
        int deaths,
        @Nullable String host) {

    /** Work that nothing has happened to yet. */
    public static StoredWork added(Waiting waiting, int waitsFor) {
        return new StoredWork(waiting, waitsFor, null, 0, null);
    }

    public UUID id() {
        return waiting.id();
    }

    public String lane() {
        return waiting.lane();
    }

    public UUID owner() {
        return waiting.owner();
    }

    public int priority() {
        return waiting.priority();
    }

    public boolean isReady() {
        return waitsFor == 0 && notBefore == null;
    }

    StoredWork releasedAt(Instant now) {
        return notBefore == null || notBefore.isAfter(now) ? this : delayedUntil(null);
    }

    StoredWork admittedTo(String host) {
        return new StoredWork(waiting, waitsFor, notBefore, deaths, host);
    }

    /** Back into the line. */
    public StoredWork delayedUntil(@Nullable Instant until) {
        return new StoredWork(waiting, waitsFor, until, deaths, null);
    }

    public StoredWork suspectOf(int numberOfDeaths) {
        return new StoredWork(waiting, waitsFor, notBefore, numberOfDeaths, null);
    }

    public StoredWork satisfied() {
        return new StoredWork(waiting, waitsFor - 1, notBefore, deaths, host);
    }

    /** @param since when it could first go anywhere again */
    public StoredWork avoiding(String avoided, Instant since) {
        return with(
                new Waiting(id(), lane(), owner(), priority(), waiting.since(), new Waiting.Avoided(avoided, since)));
    }

    public StoredWork withPriority(int priority) {
        return with(new Waiting(id(), lane(), owner(), priority, waiting.since(), waiting.avoided()));
    }

    private StoredWork with(Waiting changed) {
        return new StoredWork(changed, waitsFor, notBefore, deaths, host);
    }
}
