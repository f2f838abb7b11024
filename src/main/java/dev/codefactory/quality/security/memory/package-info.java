/**
 * What one function of C or C++ does with memory: which conditions hold on the way to each use of a pointer, a length or an index, and
 * which uses no condition looks at. It knows no other function, and takes macros by their names.
 */
@NullMarked
package dev.codefactory.quality.security.memory;

import org.jspecify.annotations.NullMarked;
