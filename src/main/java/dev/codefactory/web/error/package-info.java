/** What can go wrong with a request, said as an RFC 9457 problem. */
@NullMarked
package dev.codefactory.web.error;

import org.jspecify.annotations.NullMarked;
