@NullMarked
package dev.codefactory.sandbox;

import org.jspecify.annotations.NullMarked;
