@NullMarked
package dev.codefactory.planning.web;

import org.jspecify.annotations.NullMarked;
