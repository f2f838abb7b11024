/** How what executions know lies in the database: texts once by their hash, the rest as JSON that refers to them. */
@NullMarked
package dev.codefactory.session.content;

import org.jspecify.annotations.NullMarked;
