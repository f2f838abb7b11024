@NullMarked
package dev.codefactory.planning.proposal;

import org.jspecify.annotations.NullMarked;
