/** Which system calls confined programs are refused, in the forms the kernel and Docker want. */
@NullMarked
package dev.codefactory.sandbox.seccomp;

import org.jspecify.annotations.NullMarked;
