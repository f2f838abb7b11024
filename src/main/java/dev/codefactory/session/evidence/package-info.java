/** What proves a verdict, in the formats that people and build servers read. */
@NullMarked
package dev.codefactory.session.evidence;

import org.jspecify.annotations.NullMarked;
