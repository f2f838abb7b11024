/** Versions of templates are tried with their examples before requests get them. */
@NullMarked
package dev.codefactory.session.golden;

import org.jspecify.annotations.NullMarked;
