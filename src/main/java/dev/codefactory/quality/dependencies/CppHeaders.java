package dev.codefactory.quality.dependencies;

import dev.codefactory.quality.dependencies.manifest.Registry;
import dev.codefactory.quality.names.NameList;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** C++ headers. */
final class CppHeaders implements Ecosystem {

    private static final Pattern TEST_FRAMEWORK =
            Pattern.compile("(catch2|gtest|gmock|doctest|boost/test)/.*|(catch|doctest)\\.hpp|doctest\\.h");

    private final NameList standard = NameList.load("cpp-standard.txt");
    private final NameList known = NameList.load("cpp-known.txt");

    @Override
    public Registry registry() {
        return Registry.CMAKE;
    }

    @Override
    public boolean inStandardLibrary(String name) {
        return standard.contains(name);
    }

    @Override
    public boolean testFramework(String name) {
        return TEST_FRAMEWORK.matcher(name).matches();
    }

    @Override
    public boolean wellKnown(String name) {
        return known.containsPrefixOf(name, '/');
    }

    /** What CMake finds is on the machine already: there is no registry an invented name could be bought in. */
    @Override
    public boolean knownPackage(String declared) {
        return true;
    }

    @Override
    public String packageOf(String name) {
        return name;
    }

    /** {@code find_package(OpenCV)} is for {@code opencv2/core.hpp}. */
    @Override
    public boolean comesFrom(String name, String declared) {
        var first = plain(name.split("[/.]", 2)[0]);
        var wanted = plain(declared);
        return first.startsWith(wanted) || wanted.startsWith(first);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    @Override
    public boolean sharesIndirectPackages() {
        return true;
    }

    @Override
    public Set<String> names() {
        var names = new HashSet<>(standard.names());
        names.addAll(known.names());
        return names;
    }

    @Override
    public Set<String> packages() {
        return known.names();
    }
}
