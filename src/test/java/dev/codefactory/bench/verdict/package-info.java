/** The bench that asks whether verdicts are right. */
@NullMarked
package dev.codefactory.bench.verdict;

import org.jspecify.annotations.NullMarked;
