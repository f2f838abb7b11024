package dev.codefactory.queue.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

class InMemoryAdmissionStoreTests extends AdmissionStoreContract {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final InMemoryAdmissionStore store = new InMemoryAdmissionStore(() -> NOW, (_, _) -> {});

    @Override
    protected AdmissionStore store() {
        return store;
    }

    @Override
    protected void declare(String host, int slots, int prefetch, String... lanes) {
        store.declare(new Host(host, slots, prefetch, Set.of(lanes), null, null, 0));
    }

    @Override
    protected void forget(String host) {
        store.declare(new Host(host, 0, 0, Set.of(), null, null, 0));
    }

    @Override
    protected void add(UUID id, String lane, UUID owner, int priority, int waitsFor) {
        store.add(StoredWork.added(new Waiting(id, lane, owner, priority, NOW, null), waitsFor));
    }

    @Override
    protected void delay(UUID id, Duration delay) {
        store.putBack(find(id).delayedUntil(NOW.plus(delay)));
    }

    @Override
    protected void satisfied(UUID id) {
        store.putBack(find(id).satisfied());
    }

    @Override
    protected void blame(UUID id, int deaths) {
        store.putBack(find(id).suspectOf(deaths));
    }

    @Override
    protected void avoid(UUID id, String host, Instant since) {
        store.putBack(find(id).avoiding(host, since));
    }

    @Override
    protected void cancel(UUID id) {
        store.end(id);
    }

    @Override
    protected void pause(boolean pause) {
        store.pause(pause);
    }

    @Override
    protected boolean isAdmitted(UUID id) {
        return store.admitted().stream().anyMatch(work -> work.id().equals(id));
    }

    private StoredWork find(UUID id) {
        var found = store.find(id);
        if (found == null) {
            throw new IllegalStateException("there is no work " + id);
        }
        return found;
    }
}
