/** What can be known of a file's values by reading it: names, definitions, constants, and where a value comes from. */
@NullMarked
package dev.codefactory.quality.security.flow;

import org.jspecify.annotations.NullMarked;
