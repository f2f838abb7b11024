package dev.codefactory.bench;

/** One bench. Its constructor does nothing, so that listing the benches costs nothing. */
public interface Benchmark {

    /** The word given to {@code -Dbench}, such as {@code gateway-faults}. */
    String name();

    Figures run() throws Exception;
}
