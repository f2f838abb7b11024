@NullMarked
package dev.codefactory.quality.tests.runner;

import org.jspecify.annotations.NullMarked;
