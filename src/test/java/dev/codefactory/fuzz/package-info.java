/** Sends the running service everything its OpenAPI document does not allow, and looks at what comes back. */
@NullMarked
package dev.codefactory.fuzz;

import org.jspecify.annotations.NullMarked;
