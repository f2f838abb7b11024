package dev.codefactory.quality;

import dev.codefactory.code.CodePath;

/**
 * A package that a manifest asks for.
 *
 * @param name as the registry knows it; for Maven the group and the artifact with a colon between them
 * @param line the first line of the manifest that names it; 0 when none does
 */
public record DeclaredPackage(String name, CodePath manifest, int line) {}
