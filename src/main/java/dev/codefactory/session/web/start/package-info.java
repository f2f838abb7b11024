/** The addresses that start executions, and the bodies they take. */
@NullMarked
package dev.codefactory.session.web.start;

import org.jspecify.annotations.NullMarked;
