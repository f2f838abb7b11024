@NullMarked
package dev.codefactory.pipeline.openapi;

import org.jspecify.annotations.NullMarked;
