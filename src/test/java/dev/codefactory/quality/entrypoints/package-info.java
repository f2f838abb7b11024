@NullMarked
package dev.codefactory.quality.entrypoints;

import org.jspecify.annotations.NullMarked;
