/** HTTP as a model needs it: one client, four deadlines, and a caller who may be interrupted at any moment. */
@NullMarked
package dev.codefactory.llm.http;

import org.jspecify.annotations.NullMarked;
