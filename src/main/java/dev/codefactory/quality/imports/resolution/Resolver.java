package dev.codefactory.quality.imports.resolution;

import dev.codefactory.code.CodeFile;
import dev.codefactory.quality.imports.syntax.Import;

/** How one language finds the files of a project. */
public interface Resolver {

    Target resolve(Import found, CodeFile importer);
}
