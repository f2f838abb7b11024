/** Whether invented packages are found, and whether real ones are left alone. */
@NullMarked
package dev.codefactory.bench.dependencies;

import org.jspecify.annotations.NullMarked;
