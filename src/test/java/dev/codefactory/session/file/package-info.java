@NullMarked
package dev.codefactory.session.file;

import org.jspecify.annotations.NullMarked;
