@NullMarked
package dev.codefactory.session.retention;

import org.jspecify.annotations.NullMarked;
