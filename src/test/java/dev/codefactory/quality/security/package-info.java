@NullMarked
package dev.codefactory.quality.security;

import org.jspecify.annotations.NullMarked;
