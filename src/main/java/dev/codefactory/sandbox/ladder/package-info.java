/** Which kind of sandbox this machine gets: the first rung of the ladder that passes its self-test, or none. */
@NullMarked
package dev.codefactory.sandbox.ladder;

import org.jspecify.annotations.NullMarked;
