@NullMarked
package dev.codefactory.prompt.trial;

import org.jspecify.annotations.NullMarked;
