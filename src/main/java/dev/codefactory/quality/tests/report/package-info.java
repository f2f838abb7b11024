/** What test runners say, read as the words of strangers. */
@NullMarked
package dev.codefactory.quality.tests.report;

import org.jspecify.annotations.NullMarked;
