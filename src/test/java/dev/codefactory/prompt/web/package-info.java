@NullMarked
package dev.codefactory.prompt.web;

import org.jspecify.annotations.NullMarked;
