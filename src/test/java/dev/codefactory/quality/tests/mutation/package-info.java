@NullMarked
package dev.codefactory.quality.tests.mutation;

import org.jspecify.annotations.NullMarked;
