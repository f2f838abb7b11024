package dev.codefactory.quality.dependencies;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import java.util.Set;
import java.util.stream.Stream;

/** Which names exist that code of a language may import from outside of its project. */
interface Ecosystem {

    boolean inStandardLibrary(String name);

    boolean declared(String name, FileTree tree);

    boolean testFramework(String name);

    boolean wellKnown(String name);

    /** The part of a name that would be installed. */
    String packageOf(String name);

    /** Names that exist, to guess what an unknown one was meant to be. */
    Set<String> names();

    default Origin origin(String name, FileTree tree) {
        if (inStandardLibrary(name)) {
            return Origin.STANDARD_LIBRARY;
        }
        if (declared(name, tree)) {
            return Origin.DECLARED;
        }
        if (testFramework(name)) {
            return Origin.TEST_FRAMEWORK;
        }
        return wellKnown(name) ? Origin.WELL_KNOWN : Origin.UNKNOWN;
    }

    /** The content of every file with the given name, wherever it is. */
    static Stream<String> manifests(FileTree tree, String fileName) {
        return tree.files().stream()
                .filter(file -> file.path().fileName().equals(fileName))
                .map(CodeFile::content);
    }
}
