package dev.codefactory.session.event;

/**
 * How far an answer is that is being written, and how fast it comes.
 *
 * @param tokens how many it has so far
 * @param perSecond above 0
 */
public record Pace(int tokens, double perSecond) {}
