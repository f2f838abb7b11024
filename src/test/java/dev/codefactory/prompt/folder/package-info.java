@NullMarked
package dev.codefactory.prompt.folder;

import org.jspecify.annotations.NullMarked;
