@NullMarked
package dev.codefactory.project.graph;

import org.jspecify.annotations.NullMarked;
