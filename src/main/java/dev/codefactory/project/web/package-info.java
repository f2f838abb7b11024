/** Projects, elements, tasks and their graph over HTTP. */
@NullMarked
package dev.codefactory.project.web;

import org.jspecify.annotations.NullMarked;
