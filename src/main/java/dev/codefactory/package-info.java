/** Code Factory: requests in plain language in, verified source code out. */
@NullMarked
package dev.codefactory;

import org.jspecify.annotations.NullMarked;
