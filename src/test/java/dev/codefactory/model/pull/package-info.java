@NullMarked
package dev.codefactory.model.pull;

import org.jspecify.annotations.NullMarked;
