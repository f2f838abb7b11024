/** The HTTP face of the ledger. */
@NullMarked
package dev.codefactory.session.stats.web;

import org.jspecify.annotations.NullMarked;
