package dev.codefactory.standin.model;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** How a pretended model behaves. Every knob can be turned while requests are running; a script names it in snake_case. */
public final class Knobs {

    private volatile int queueMs;
    private volatile int loadMs;
    private volatile double msPerPromptToken;
    private volatile double msPerToken;
    private volatile int jitterMs;
    private volatile int tokensPerLine = 1;
    private volatile int cutBytes;
    private volatile long seed = 42;
    private volatile int slots = 1;
    private volatile int keepAliveMs = 300_000;
    private volatile int numCtx = 4096;
    private volatile int trainCtx = 32_768;
    private volatile double charsPerToken = 4;
    private volatile EnginePath path = EnginePath.RENDERED;
    private volatile boolean thinks;
    private volatile boolean tools = true;
    private volatile boolean honoursFormat = true;
    private volatile boolean honoursTruncate = true;
    private volatile int embeddingLength = 64;

    /** Milliseconds before the response headers, as a request spends in the server's own queue. */
    public Knobs queueMs(int value) {
        queueMs = value;
        return this;
    }

    /** Milliseconds a load takes: on first use, after the keep-alive ran out, and when num_ctx or shift changes. */
    public Knobs loadMs(int value) {
        loadMs = value;
        return this;
    }

    public Knobs msPerPromptToken(double value) {
        msPerPromptToken = value;
        return this;
    }

    public Knobs msPerToken(double value) {
        msPerToken = value;
        return this;
    }

    /** Up to this many milliseconds are added to each line, drawn with the seed. */
    public Knobs jitterMs(int value) {
        jitterMs = value;
        return this;
    }

    public Knobs tokensPerLine(int value) {
        tokensPerLine = value;
        return this;
    }

    /** Largest TCP write of a stream; cuts inside lines and inside UTF-8 characters. 0 writes whole lines. */
    public Knobs cutBytes(int value) {
        cutBytes = value;
        return this;
    }

    /** Seeds cuts, jitter and sampled JSON. */
    public Knobs seed(long value) {
        seed = value;
        return this;
    }

    /** Requests of this model that run at once: OLLAMA_NUM_PARALLEL. */
    public Knobs slots(int value) {
        slots = value;
        return this;
    }

    /** Milliseconds an idle model stays loaded when the request does not say; negative is forever. */
    public Knobs keepAliveMs(int value) {
        keepAliveMs = value;
        return this;
    }

    /** The context window when a request does not ask for one. */
    public Knobs numCtx(int value) {
        numCtx = value;
        return this;
    }

    /** The window the model was trained with, which caps what a request asks for. */
    public Knobs trainCtx(int value) {
        trainCtx = value;
        return this;
    }

    public Knobs charsPerToken(double value) {
        charsPerToken = value;
        return this;
    }

    public Knobs path(EnginePath value) {
        path = value;
        return this;
    }

    /** Whether the model has the thinking capability. */
    public Knobs thinks(boolean value) {
        thinks = value;
        return this;
    }

    /** Whether the model has the tools capability. */
    public Knobs tools(boolean value) {
        tools = value;
        return this;
    }

    /** Off: answers as scripted although the request carries a {@code format}, a bug real engines have had. */
    public Knobs honoursFormat(boolean value) {
        honoursFormat = value;
        return this;
    }

    /** Off: shortens a prompt that is too long although the request forbids it, as older engines do. */
    public Knobs honoursTruncate(boolean value) {
        honoursTruncate = value;
        return this;
    }

    /** Dimensions of an embedding when the request does not say. */
    public Knobs embeddingLength(int value) {
        embeddingLength = value;
        return this;
    }

    public Duration queueTime() {
        return Duration.ofMillis(queueMs);
    }

    public Duration loadTime() {
        return Duration.ofMillis(loadMs);
    }

    public Duration promptTime(int tokens) {
        return Duration.ofNanos((long) (msPerPromptToken * tokens * 1e6));
    }

    /** How long the given number of output tokens takes. */
    public Duration tokenTime(int tokens, RandomGenerator random) {
        double jitter = jitterMs == 0 ? 0 : random.nextDouble(jitterMs);
        return Duration.ofNanos((long) ((msPerToken * tokens + jitter) * 1e6));
    }

    public Duration keepAlive() {
        return Duration.ofMillis(keepAliveMs);
    }

    public RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    public int tokens(String text) {
        return (int) Math.ceil(text.length() / charsPerToken);
    }

    public int tokensPerLine() {
        return tokensPerLine;
    }

    public int cutBytes() {
        return cutBytes;
    }

    public int slots() {
        return slots;
    }

    public int numCtx() {
        return numCtx;
    }

    public int trainCtx() {
        return trainCtx;
    }

    public double charsPerToken() {
        return charsPerToken;
    }

    public EnginePath path() {
        return path;
    }

    public boolean thinks() {
        return thinks;
    }

    public boolean tools() {
        return tools;
    }

    public boolean honoursFormat() {
        return honoursFormat;
    }

    public boolean honoursTruncate() {
        return honoursTruncate;
    }

    public int embeddingLength() {
        return embeddingLength;
    }
}
