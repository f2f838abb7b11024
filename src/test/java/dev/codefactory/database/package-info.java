@NullMarked
package dev.codefactory.database;

import org.jspecify.annotations.NullMarked;
