package dev.codefactory.quality.tests.blame;

/**
 * What the user said comes out of a call.
 *
 * @param call the call with values for its arguments, such as {@code add(1, 2)}
 * @param result the value, as a literal
 */
record Example(String call, Literal result) {}
