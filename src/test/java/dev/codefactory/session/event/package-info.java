@NullMarked
package dev.codefactory.session.event;

import org.jspecify.annotations.NullMarked;
