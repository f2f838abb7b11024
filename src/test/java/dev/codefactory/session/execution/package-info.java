@NullMarked
package dev.codefactory.session.execution;

import org.jspecify.annotations.NullMarked;
