package dev.codefactory.quality.dependencies;

import dev.codefactory.code.FileTree;
import dev.codefactory.quality.names.NameList;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** C++ headers. */
final class CppHeaders implements Ecosystem {

    private static final Pattern TEST_FRAMEWORK =
            Pattern.compile("(catch2|gtest|gmock|doctest|boost/test)/.*|(catch|doctest)\\.hpp|doctest\\.h");

    private final NameList standard = NameList.load("cpp-standard.txt");
    private final NameList known = NameList.load("cpp-known.txt");

    @Override
    public boolean inStandardLibrary(String name) {
        return standard.contains(name);
    }

    @Override
    public boolean declared(String name, FileTree tree) {
        return false;
    }

    @Override
    public boolean testFramework(String name) {
        return TEST_FRAMEWORK.matcher(name).matches();
    }

    @Override
    public boolean wellKnown(String name) {
        return known.containsPrefixOf(name, '/');
    }

    @Override
    public String packageOf(String name) {
        return name;
    }

    @Override
    public Set<String> names() {
        var names = new HashSet<>(standard.names());
        names.addAll(known.names());
        return names;
    }
}
