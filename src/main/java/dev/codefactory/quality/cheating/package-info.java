/** Whether code or its tests only look as if they kept what they promise. */
@NullMarked
package dev.codefactory.quality.cheating;

import org.jspecify.annotations.NullMarked;
