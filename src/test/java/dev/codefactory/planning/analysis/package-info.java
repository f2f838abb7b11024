@NullMarked
package dev.codefactory.planning.analysis;

import org.jspecify.annotations.NullMarked;
