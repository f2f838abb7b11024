/** Tests of sending and signing. */
@NullMarked
package dev.codefactory.webhook.http;

import org.jspecify.annotations.NullMarked;
