/** Trials: another version of a prompt against the effective one, judged by what the gates say of the files that came of them. */
@NullMarked
package dev.codefactory.prompt.trial;

import org.jspecify.annotations.NullMarked;
