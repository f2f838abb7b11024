@NullMarked
package dev.codefactory.model.probe;

import org.jspecify.annotations.NullMarked;
