/** Which model a step asks, and why: the request's, the operator's, the one that does best by the ledger, one on trial, or a larger one. */
@NullMarked
package dev.codefactory.session.choice;

import org.jspecify.annotations.NullMarked;
