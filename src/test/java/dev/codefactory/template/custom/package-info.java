@NullMarked
package dev.codefactory.template.custom;

import org.jspecify.annotations.NullMarked;
