@NullMarked
package dev.codefactory.access;

import org.jspecify.annotations.NullMarked;
