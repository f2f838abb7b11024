@NullMarked
package dev.codefactory.session.metrics;

import org.jspecify.annotations.NullMarked;
