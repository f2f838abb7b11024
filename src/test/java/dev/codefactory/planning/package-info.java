@NullMarked
package dev.codefactory.planning;

import org.jspecify.annotations.NullMarked;
