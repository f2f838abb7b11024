package dev.codefactory.llm.http;

/**
 * Keeps retries from multiplying the load of a host in trouble: each costs a token, each success earns back a tenth, and below
 * half of the tokens nothing is retried.
 */
public final class RetryBudget {

    private static final double MOST = 10;
    private static final double EARNED = 0.1;

    private double tokens = MOST;

    public synchronized boolean spend() {
        if (tokens <= MOST / 2) {
            return false;
        }
        tokens--;
        return true;
    }

    public synchronized void earn() {
        tokens = Math.min(MOST, tokens + EARNED);
    }
}
