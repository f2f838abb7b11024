@NullMarked
package dev.codefactory.quality.tests;

import org.jspecify.annotations.NullMarked;
