@NullMarked
package dev.codefactory.pipeline.repair;

import org.jspecify.annotations.NullMarked;
