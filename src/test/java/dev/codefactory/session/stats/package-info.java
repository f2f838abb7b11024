@NullMarked
package dev.codefactory.session.stats;

import org.jspecify.annotations.NullMarked;
