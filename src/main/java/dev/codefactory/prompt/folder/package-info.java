/** A folder of files that has the effective texts of prompts: changes go both ways. */
@NullMarked
package dev.codefactory.prompt.folder;

import org.jspecify.annotations.NullMarked;
