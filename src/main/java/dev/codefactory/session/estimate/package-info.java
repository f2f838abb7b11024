/** When an execution will end: arithmetic on how long the last ones took, without a clock or a table. */
@NullMarked
package dev.codefactory.session.estimate;

import org.jspecify.annotations.NullMarked;
