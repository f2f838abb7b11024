/** Cassettes and replays over HTTP. */
@NullMarked
package dev.codefactory.session.replay.web;

import org.jspecify.annotations.NullMarked;
