@NullMarked
package dev.codefactory.session.intake;

import org.jspecify.annotations.NullMarked;
