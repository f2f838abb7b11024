/** Questions that are answered before work begins: by a person in time, or by their defaults. */
@NamedInterface("clarification")
@NullMarked
package dev.codefactory.planning.clarification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
