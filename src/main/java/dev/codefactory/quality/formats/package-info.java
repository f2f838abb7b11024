/** Whether files that are no source code can be read: data, markup, statements and recipes. */
@NullMarked
package dev.codefactory.quality.formats;

import org.jspecify.annotations.NullMarked;
