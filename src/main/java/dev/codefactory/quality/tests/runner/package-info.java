/** How the tests of each language are run so that what is tested cannot say what came of them. */
@NullMarked
package dev.codefactory.quality.tests.runner;

import org.jspecify.annotations.NullMarked;
