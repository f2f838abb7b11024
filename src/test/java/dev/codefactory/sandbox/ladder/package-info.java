@NullMarked
package dev.codefactory.sandbox.ladder;

import org.jspecify.annotations.NullMarked;
