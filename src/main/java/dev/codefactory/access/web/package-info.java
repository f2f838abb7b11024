/** Access over HTTP: tokens on requests, keys as a resource. */
@NullMarked
package dev.codefactory.access.web;

import org.jspecify.annotations.NullMarked;
