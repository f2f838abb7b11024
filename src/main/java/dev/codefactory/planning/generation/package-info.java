/** Has documents and proposals written by a model: as executions, whose outputs become a draft or a proposal when they end. */
@NullMarked
package dev.codefactory.planning.generation;

import org.jspecify.annotations.NullMarked;
