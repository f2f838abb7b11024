// This one is read in place of the package's own, so it says the same.
@NamedInterface("journal")
@NullMarked
package dev.codefactory.llm.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
