package dev.codefactory.code;

/**
 * Somebody's word that a finding may stay.
 *
 * @param reason why it may
 * @param by the name of whoever said so
 */
public record Waiver(String reason, String by) {}
