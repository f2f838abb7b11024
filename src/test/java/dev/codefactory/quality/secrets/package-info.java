@NullMarked
package dev.codefactory.quality.secrets;

import org.jspecify.annotations.NullMarked;
