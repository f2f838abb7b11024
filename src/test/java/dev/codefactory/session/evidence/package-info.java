@NullMarked
package dev.codefactory.session.evidence;

import org.jspecify.annotations.NullMarked;
