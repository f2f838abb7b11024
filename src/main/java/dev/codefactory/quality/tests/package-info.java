/** Whether the tests pass, run where they can do no harm. */
@NullMarked
package dev.codefactory.quality.tests;

import org.jspecify.annotations.NullMarked;
