/** Who is let in: how much may be open at once, and a request that comes twice is taken once. */
@NullMarked
package dev.codefactory.session.intake;

import org.jspecify.annotations.NullMarked;
