package dev.codefactory.sandbox;

/**
 * @param usable whether commands can be run
 * @param kind the rung of the ladder in use, such as {@code bubblewrap}; {@code none} when there is none
 * @param detail what was found, and when nothing was usable, the command that would install it
 */
public record SandboxStatus(boolean usable, String kind, String detail) {}
