/** Commands in containers of a Docker engine, with its usual runtime or with gVisor's. */
@NullMarked
package dev.codefactory.sandbox.docker;

import org.jspecify.annotations.NullMarked;
