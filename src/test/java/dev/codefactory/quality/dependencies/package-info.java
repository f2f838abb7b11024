@NullMarked
package dev.codefactory.quality.dependencies;

import org.jspecify.annotations.NullMarked;
