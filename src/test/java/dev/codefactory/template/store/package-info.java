// This one is read in place of the package's own, so it says the same.
@NamedInterface("store")
@NullMarked
package dev.codefactory.template.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
