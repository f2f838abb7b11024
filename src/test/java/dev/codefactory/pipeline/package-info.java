@NullMarked
package dev.codefactory.pipeline;

import org.jspecify.annotations.NullMarked;
