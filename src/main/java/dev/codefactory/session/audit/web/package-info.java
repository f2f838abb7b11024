/** The HTTP face of audits. */
@NullMarked
package dev.codefactory.session.audit.web;

import org.jspecify.annotations.NullMarked;
