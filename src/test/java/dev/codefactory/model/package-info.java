@NullMarked
package dev.codefactory.model;

import org.jspecify.annotations.NullMarked;
