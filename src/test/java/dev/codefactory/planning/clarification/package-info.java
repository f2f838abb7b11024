@NullMarked
package dev.codefactory.planning.clarification;

import org.jspecify.annotations.NullMarked;
