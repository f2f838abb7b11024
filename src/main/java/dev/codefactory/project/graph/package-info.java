/** Dependency graphs as plain Java: their order, their cycles and what a failure blocks. */
@NullMarked
package dev.codefactory.project.graph;

import org.jspecify.annotations.NullMarked;
