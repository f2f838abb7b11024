/** What templates are written in: expressions, texts with variables, and the data that expressions see. */
@NullMarked
package dev.codefactory.pipeline.expression;

import org.jspecify.annotations.NullMarked;
