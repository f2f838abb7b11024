/** Webhooks over HTTP. */
@NullMarked
package dev.codefactory.webhook.web;

import org.jspecify.annotations.NullMarked;
