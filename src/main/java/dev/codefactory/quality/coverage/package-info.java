/** Which lines the tests ran, read from what each language's tool writes. */
@NullMarked
package dev.codefactory.quality.coverage;

import org.jspecify.annotations.NullMarked;
