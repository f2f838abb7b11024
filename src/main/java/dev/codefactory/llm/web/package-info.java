/** The HTTP face of the models. */
@NullMarked
package dev.codefactory.llm.web;

import org.jspecify.annotations.NullMarked;
