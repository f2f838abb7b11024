/** A small HTTP/1.1 server over raw sockets: it can stall, cut a response in half and reset, which a well-behaved server cannot. */
@NullMarked
package dev.codefactory.standin.http;

import org.jspecify.annotations.NullMarked;
