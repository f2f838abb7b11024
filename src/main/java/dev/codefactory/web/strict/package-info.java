/** Reads parameters and JSON strictly: what cannot be stored, or is not of its type, is refused before a controller sees it. */
@NullMarked
package dev.codefactory.web.strict;

import org.jspecify.annotations.NullMarked;
