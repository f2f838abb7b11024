/** The rules of admission, tested without a database, and the contract of the store they work on. */
@NullMarked
package dev.codefactory.queue.admission;

import org.jspecify.annotations.NullMarked;
