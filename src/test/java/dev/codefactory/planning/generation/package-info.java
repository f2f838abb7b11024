@NullMarked
package dev.codefactory.planning.generation;

import org.jspecify.annotations.NullMarked;
