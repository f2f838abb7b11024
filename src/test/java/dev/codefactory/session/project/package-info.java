@NullMarked
package dev.codefactory.session.project;

import org.jspecify.annotations.NullMarked;
