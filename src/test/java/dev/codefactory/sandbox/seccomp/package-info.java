@NullMarked
package dev.codefactory.sandbox.seccomp;

import org.jspecify.annotations.NullMarked;
