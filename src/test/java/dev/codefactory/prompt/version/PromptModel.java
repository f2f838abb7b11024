package dev.codefactory.prompt.version;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the versions of one key must do, said as simply as possible. */
final class PromptModel {

    private final TreeSet<Integer> versions = new TreeSet<>();
    /** The effective one last; before it those to go back to. */
    private final List<Integer> activated = new ArrayList<>();

    private final Map<UUID, Integer> pins = new HashMap<>();
    private int last;

    /** @param hasText whether there is a default, or something to fall back to */
    int create(boolean hasText) {
        firstUse(hasText);
        add(versions.isEmpty());
        return last;
    }

    void firstUse(boolean hasText) {
        if (versions.isEmpty() && hasText) {
            add(true);
        }
    }

    private void add(boolean effective) {
        versions.add(++last);
        if (effective) {
            push(last);
        }
        evict(last);
    }

    private void push(int version) {
        activated.remove((Integer) version);
        activated.add(version);
    }

    private boolean isFree(int version) {
        return version != activated.getLast() && !pins.containsValue(version);
    }

    private void evict(int newest) {
        for (var version : List.copyOf(versions)) {
            if (versions.size() > VersionChanges.KEEP && version != newest && isFree(version)) {
                remove(version);
            }
        }
    }

    private void remove(int version) {
        versions.remove(version);
        activated.remove((Integer) version);
    }

    /** False when it must be refused. */
    boolean activate(int version) {
        if (!versions.contains(version)) {
            return false;
        }
        push(version);
        evict(version);
        return true;
    }

    boolean rollback() {
        if (activated.size() < 2) {
            return false;
        }
        activated.removeLast();
        return true;
    }

    boolean delete(int version) {
        if (!versions.contains(version) || !isFree(version)) {
            return false;
        }
        remove(version);
        return true;
    }

    int use(UUID execution) {
        return pins.computeIfAbsent(execution, _ -> activated.getLast());
    }

    void end(UUID execution) {
        pins.remove(execution);
    }

    void tidy() {
        if (versions.size() > VersionChanges.KEEP) {
            evict(last);
        }
    }

    int last() {
        return last;
    }

    boolean isEmpty() {
        return versions.isEmpty();
    }

    @Override
    public String toString() {
        return versions.stream()
                .map(version -> version + (version.equals(activated.getLast()) ? "*" : ""))
                .collect(Collectors.joining(" "));
    }
}
