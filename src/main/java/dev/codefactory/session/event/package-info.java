/** What happened to each execution: an append-only log, and readers that follow it at their own pace. */
@NullMarked
package dev.codefactory.session.event;

import org.jspecify.annotations.NullMarked;
