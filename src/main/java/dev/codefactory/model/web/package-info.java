/** The HTTP face of models and hosts. */
@NullMarked
package dev.codefactory.model.web;

import org.jspecify.annotations.NullMarked;
