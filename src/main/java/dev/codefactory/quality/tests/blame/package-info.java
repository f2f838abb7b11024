/** Who is to blame when a test of unknown worth fails: what the test states is held against what the user said. Plain functions of texts. */
@NullMarked
package dev.codefactory.quality.tests.blame;

import org.jspecify.annotations.NullMarked;
