/** The bench that sends recorded answers through the whole service. */
@NullMarked
package dev.codefactory.bench.mainjob;

import org.jspecify.annotations.NullMarked;
