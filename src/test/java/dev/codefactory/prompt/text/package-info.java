@NullMarked
package dev.codefactory.prompt.text;

import org.jspecify.annotations.NullMarked;
