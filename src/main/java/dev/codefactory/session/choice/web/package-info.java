/** The HTTP face of the choice of models. */
@NullMarked
package dev.codefactory.session.choice.web;

import org.jspecify.annotations.NullMarked;
