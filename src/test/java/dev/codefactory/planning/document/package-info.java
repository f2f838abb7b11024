@NullMarked
package dev.codefactory.planning.document;

import org.jspecify.annotations.NullMarked;
