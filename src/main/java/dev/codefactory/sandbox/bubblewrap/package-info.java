/** Commands in namespaces of their own, made by Bubblewrap and watched from outside. */
@NullMarked
package dev.codefactory.sandbox.bubblewrap;

import org.jspecify.annotations.NullMarked;
