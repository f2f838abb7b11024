/** Documentation that is held to what it says. */
@NullMarked
package dev.codefactory.docs;

import org.jspecify.annotations.NullMarked;
