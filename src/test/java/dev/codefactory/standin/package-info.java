/** An Ollama server to test against: its wire format, its scheduling and its failures, without a model. Not shipped in the product. */
@NullMarked
package dev.codefactory.standin;

import org.jspecify.annotations.NullMarked;
