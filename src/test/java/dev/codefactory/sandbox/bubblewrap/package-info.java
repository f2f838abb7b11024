@NullMarked
package dev.codefactory.sandbox.bubblewrap;

import org.jspecify.annotations.NullMarked;
