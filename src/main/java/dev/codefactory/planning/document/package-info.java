/** The model of task documents: eight sections, the rules of a good plan, and what evidence says of it. Plain Java. */
@NamedInterface("document")
@NullMarked
package dev.codefactory.planning.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
