@NullMarked
package dev.codefactory.session.web.start;

import org.jspecify.annotations.NullMarked;
