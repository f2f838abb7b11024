/** The practice model: recorded answers to known requests, for a machine without a model. */
@NullMarked
package dev.codefactory.llm.practice;

import org.jspecify.annotations.NullMarked;
