/** Whether the files compile, in languages that are compiled. */
@NullMarked
package dev.codefactory.quality.compile;

import org.jspecify.annotations.NullMarked;
