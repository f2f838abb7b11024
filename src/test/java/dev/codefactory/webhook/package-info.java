/** Tests of the webhooks. */
@NullMarked
package dev.codefactory.webhook;

import org.jspecify.annotations.NullMarked;
