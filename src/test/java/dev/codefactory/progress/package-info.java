@NullMarked
package dev.codefactory.progress;

import org.jspecify.annotations.NullMarked;
