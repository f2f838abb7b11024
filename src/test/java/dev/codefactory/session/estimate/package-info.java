/** Tests of the estimates. */
@NullMarked
package dev.codefactory.session.estimate;

import org.jspecify.annotations.NullMarked;
