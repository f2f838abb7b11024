@NullMarked
package dev.codefactory.template;

import org.jspecify.annotations.NullMarked;
