/** Proposals of elements and tasks: shown as a diff against what is there, edited, and applied as a whole or not at all. */
@NamedInterface("proposal")
@NullMarked
package dev.codefactory.planning.proposal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
