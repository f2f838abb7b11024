@NullMarked
package dev.codefactory.quality.tests.blame;

import org.jspecify.annotations.NullMarked;
