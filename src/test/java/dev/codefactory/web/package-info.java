@NullMarked
package dev.codefactory.web;

import org.jspecify.annotations.NullMarked;
