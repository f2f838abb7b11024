/** Whether a password, a key or a token stands in the files. The rules are those of gitleaks, taken over as they are. */
@NullMarked
package dev.codefactory.quality.secrets;

import org.jspecify.annotations.NullMarked;
