/** What a request may say of how its files are judged, as JSON. */
@NullMarked
package dev.codefactory.session.policy;

import org.jspecify.annotations.NullMarked;
