@NullMarked
package dev.codefactory.prompt.version;

import org.jspecify.annotations.NullMarked;
