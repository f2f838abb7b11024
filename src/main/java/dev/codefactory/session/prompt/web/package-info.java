/** The HTTP face of replays. */
@NullMarked
package dev.codefactory.session.prompt.web;

import org.jspecify.annotations.NullMarked;
