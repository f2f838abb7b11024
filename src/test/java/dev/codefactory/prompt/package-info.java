@NullMarked
package dev.codefactory.prompt;

import org.jspecify.annotations.NullMarked;
