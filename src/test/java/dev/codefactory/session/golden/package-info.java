@NullMarked
package dev.codefactory.session.golden;

import org.jspecify.annotations.NullMarked;
