/** What the sandbox holds back, what it leaves behind and how long it takes to start. */
@NullMarked
package dev.codefactory.bench.sandbox;

import org.jspecify.annotations.NullMarked;
