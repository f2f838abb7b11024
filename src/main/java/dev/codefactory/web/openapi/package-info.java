/** What the OpenAPI document says of all requests alike. */
@NullMarked
package dev.codefactory.web.openapi;

import org.jspecify.annotations.NullMarked;
