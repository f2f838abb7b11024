package dev.codefactory.standin;

import dev.codefactory.standin.http.HttpExchange;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every request the stand-in was sent, in order of arrival. */
public final class Ledger {

    private final List<Visit> visits = new CopyOnWriteArrayList<>();

    public List<Visit> visits() {
        return List.copyOf(visits);
    }

    /** The requests of one path. */
    public List<Visit> of(String path) {
        return visits.stream().filter(visit -> visit.path().equals(path)).toList();
    }

    /** The latest request of one path. */
    public Visit last(String path) {
        return of(path).getLast();
    }

    public void clear() {
        visits.clear();
    }

    public void record(HttpExchange exchange) {
        visits.add(new Visit(exchange));
    }
}
