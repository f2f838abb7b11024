/** The HTTP face of sessions and executions. */
@NullMarked
package dev.codefactory.session.web;

import org.jspecify.annotations.NullMarked;
