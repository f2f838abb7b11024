/** Whether every import leads somewhere: models like to invent packages. Nothing is installed or looked up. */
@NullMarked
package dev.codefactory.quality.dependencies;

import org.jspecify.annotations.NullMarked;
