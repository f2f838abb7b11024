/** The one-file client at the top of the repository, run as its users run it. */
@NullMarked
package dev.codefactory.client;

import org.jspecify.annotations.NullMarked;
