package dev.codefactory.quality.dependencies;

import dev.codefactory.quality.dependencies.manifest.Registry;
import java.util.List;
import java.util.Set;

/** Which names exist that code of a language may import from outside of its project. */
interface Ecosystem {

    Registry registry();

    boolean inStandardLibrary(String name);

    boolean testFramework(String name);

    /** Whether an imported name belongs to a package that is widely used. */
    boolean wellKnown(String name);

    /** Whether a package that a manifest asks for is widely used. */
    boolean knownPackage(String declared);

    /** The part of an imported name that would be installed. */
    String packageOf(String name);

    /** Whether an import may come from a package that a manifest asks for. */
    boolean comesFrom(String name, String declared);

    /** Imported names that exist, to guess what an unknown one was meant to be. */
    Set<String> names();

    /** Packages that exist, for the same. */
    Set<String> packages();

    /** Those of the members taken out of a module or type of the standard library that it does not have. */
    default List<String> inventedMembers(String name, List<String> members) {
        return List.of();
    }

    /** Whether whoever asks for a package gets those it needs for use in code, too. */
    default boolean sharesIndirectPackages() {
        return false;
    }
}
