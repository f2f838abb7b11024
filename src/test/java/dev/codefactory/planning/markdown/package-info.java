@NullMarked
package dev.codefactory.planning.markdown;

import org.jspecify.annotations.NullMarked;
