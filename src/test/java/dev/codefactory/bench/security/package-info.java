/** The bench that holds the security rules against labelled code, beside other tools on the same files. */
@NullMarked
package dev.codefactory.bench.security;

import org.jspecify.annotations.NullMarked;
