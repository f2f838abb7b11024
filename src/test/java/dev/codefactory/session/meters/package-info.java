@NullMarked
package dev.codefactory.session.meters;

import org.jspecify.annotations.NullMarked;
