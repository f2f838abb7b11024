/** What a pretended model is: its card, its knobs, what it answers and how its runner is scheduled. */
@NullMarked
package dev.codefactory.standin.model;

import org.jspecify.annotations.NullMarked;
