/** What existing files say of themselves, each statement with the file it comes from. Nothing is guessed. */
@NamedInterface("analysis")
@NullMarked
package dev.codefactory.planning.analysis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
