/** What a pretended model is: its card, its knobs, its window, and what it answers. */
@NullMarked
package dev.codefactory.standin.model;

import org.jspecify.annotations.NullMarked;
