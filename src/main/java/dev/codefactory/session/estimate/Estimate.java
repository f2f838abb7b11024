package dev.codefactory.session.estimate;

import java.time.Instant;

/**
 * When an execution is expected to end.
 *
 * @param p50 it ends before this in half of all cases
 * @param p90 it ends before this in nine of ten cases
 * @param sample how many executions of the past it is drawn from; 0 when it is a guess
 */
public record Estimate(Instant p50, Instant p90, int sample) {}
