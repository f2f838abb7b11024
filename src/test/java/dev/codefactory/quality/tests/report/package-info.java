@NullMarked
package dev.codefactory.quality.tests.report;

import org.jspecify.annotations.NullMarked;
