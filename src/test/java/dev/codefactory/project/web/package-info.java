@NullMarked
package dev.codefactory.project.web;

import org.jspecify.annotations.NullMarked;
