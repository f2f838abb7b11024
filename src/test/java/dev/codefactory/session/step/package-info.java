@NullMarked
package dev.codefactory.session.step;

import org.jspecify.annotations.NullMarked;
