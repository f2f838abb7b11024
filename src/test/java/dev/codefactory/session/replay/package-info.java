@NullMarked
package dev.codefactory.session.replay;

import org.jspecify.annotations.NullMarked;
