/** Planning by a model over HTTP. */
@NullMarked
package dev.codefactory.planning.generation.web;

import org.jspecify.annotations.NullMarked;
