package dev.codefactory.bench;

/** Proves the bench frame itself: runs nothing and writes one figure. */
final class SelfCheck implements Benchmark {

    @Override
    public String name() {
        return "self-check";
    }

    @Override
    public Figures run() {
        return new Figures().atLeast("benches", 1, 1);
    }
}
