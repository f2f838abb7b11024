/** Several model hosts of which some fail: is anything lost, is what is written down right, and are the others kept busy? */
@NullMarked
package dev.codefactory.bench.hosts;

import org.jspecify.annotations.NullMarked;
