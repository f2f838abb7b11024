/** Changes to a built-in template, kept apart from it: they are applied anew when it changes, and conflicts are found. */
@NullMarked
package dev.codefactory.template.custom;

import org.jspecify.annotations.NullMarked;
