@NullMarked
package dev.codefactory.session.choice;

import org.jspecify.annotations.NullMarked;
