/** Where a program answers HTTP, and whether what a secure process asks for applies there. What is looked for is data: {@code signs.yml}. */
@NullMarked
package dev.codefactory.quality.entrypoints;

import org.jspecify.annotations.NullMarked;
