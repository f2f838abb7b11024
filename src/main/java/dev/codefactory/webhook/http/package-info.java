/** One signed POST to an address that was checked. */
@NullMarked
package dev.codefactory.webhook.http;

import org.jspecify.annotations.NullMarked;
