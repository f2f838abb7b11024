// This one is read in place of the package's own, so it says the same.
@NamedInterface("replay")
@NullMarked
package dev.codefactory.llm.replay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
