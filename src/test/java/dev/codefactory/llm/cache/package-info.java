// This one is read in place of the package's own, so it says the same.
@NamedInterface("cache")
@NullMarked
package dev.codefactory.llm.cache;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
