/** The HTTP face of figures and their trends. */
@NullMarked
package dev.codefactory.session.metrics.web;

import org.jspecify.annotations.NullMarked;
