/** What attackers look for. Rules are data: a tree-sitter pattern, conditions on its captures, and samples that prove it. */
@NullMarked
package dev.codefactory.quality.security;

import org.jspecify.annotations.NullMarked;
