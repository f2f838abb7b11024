/** What every provider does with the text of an answer: make it storable, report it in batches, notice that it runs away, check its JSON. */
@NullMarked
package dev.codefactory.llm.answer;

import org.jspecify.annotations.NullMarked;
