/** Whether recorded executions come out again as they went in. */
@NullMarked
package dev.codefactory.bench.replay;

import org.jspecify.annotations.NullMarked;
