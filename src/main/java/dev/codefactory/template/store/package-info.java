/** Templates of owners: numbered versions that never change, and which of them requests get. */
@NamedInterface("store")
@NullMarked
package dev.codefactory.template.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
