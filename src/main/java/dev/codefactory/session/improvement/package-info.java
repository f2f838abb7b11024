/** What an owner may say about each improvement of an ended execution. */
@NullMarked
package dev.codefactory.session.improvement;

import org.jspecify.annotations.NullMarked;
