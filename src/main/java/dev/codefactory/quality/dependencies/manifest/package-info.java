/** What the manifests of a tree declare: nothing is resolved, looked up or installed. */
@NullMarked
package dev.codefactory.quality.dependencies.manifest;

import org.jspecify.annotations.NullMarked;
