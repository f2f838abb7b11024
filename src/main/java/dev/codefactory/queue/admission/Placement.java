package dev.codefactory.queue.admission;

/** A decision: this work goes to this host now. */
public record Placement(Waiting work, String host) {}
