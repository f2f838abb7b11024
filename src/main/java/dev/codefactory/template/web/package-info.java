/** Templates over HTTP. */
@NullMarked
package dev.codefactory.template.web;

import org.jspecify.annotations.NullMarked;
