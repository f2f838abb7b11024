/** Task documents and proposals over HTTP. */
@NullMarked
package dev.codefactory.planning.web;

import org.jspecify.annotations.NullMarked;
