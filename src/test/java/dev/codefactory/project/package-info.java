@NullMarked
package dev.codefactory.project;

import org.jspecify.annotations.NullMarked;
