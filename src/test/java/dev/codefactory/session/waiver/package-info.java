@NullMarked
package dev.codefactory.session.waiver;

import org.jspecify.annotations.NullMarked;
