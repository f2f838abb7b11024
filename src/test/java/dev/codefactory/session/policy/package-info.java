@NullMarked
package dev.codefactory.session.policy;

import org.jspecify.annotations.NullMarked;
