/** Texts of prompts: how they are written, which variables they declare, how they are filled, and those that come with the service. */
@NullMarked
package dev.codefactory.prompt.text;

import org.jspecify.annotations.NullMarked;
