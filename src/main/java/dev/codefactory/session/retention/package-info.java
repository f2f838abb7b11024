/** How long what users made is kept, and how it goes. */
@NullMarked
package dev.codefactory.session.retention;

import org.jspecify.annotations.NullMarked;
