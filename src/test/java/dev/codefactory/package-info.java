@NullMarked
package dev.codefactory;

import org.jspecify.annotations.NullMarked;
