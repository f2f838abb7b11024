/** The HTTP face of waivers. */
@NullMarked
package dev.codefactory.session.waiver.web;

import org.jspecify.annotations.NullMarked;
