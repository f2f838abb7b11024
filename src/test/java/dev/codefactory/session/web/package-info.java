@NullMarked
package dev.codefactory.session.web;

import org.jspecify.annotations.NullMarked;
