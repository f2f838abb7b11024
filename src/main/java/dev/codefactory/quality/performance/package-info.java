/** What makes code slow for no reason, found by its shape. */
@NullMarked
package dev.codefactory.quality.performance;

import org.jspecify.annotations.NullMarked;
