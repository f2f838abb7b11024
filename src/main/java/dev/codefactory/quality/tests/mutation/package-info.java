/** Makes wrong versions of code, on which a test that can fail fails. Plain functions of files. */
@NullMarked
package dev.codefactory.quality.tests.mutation;

import org.jspecify.annotations.NullMarked;
