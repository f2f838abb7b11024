@NullMarked
package dev.codefactory.code;

import org.jspecify.annotations.NullMarked;
