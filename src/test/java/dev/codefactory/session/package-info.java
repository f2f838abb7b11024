@NullMarked
package dev.codefactory.session;

import org.jspecify.annotations.NullMarked;
