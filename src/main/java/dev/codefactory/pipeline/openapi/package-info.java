/** What an OpenAPI document says of an interface that is to be tested. Plain functions of files. */
@NullMarked
package dev.codefactory.pipeline.openapi;

import org.jspecify.annotations.NullMarked;
