package dev.codefactory.quality.dependencies;

import dev.codefactory.code.FileTree;
import dev.codefactory.quality.names.NameList;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Java packages and types. Those of the platform are checked to the type, as models invent types of real packages. */
final class JavaPackages implements Ecosystem {

    private static final List<String> TEST_FRAMEWORKS = List.of("org.junit", "junit.framework", "org.testng");
    private static final Pattern GROUP_ID = Pattern.compile("<groupId>\\s*([\\w.-]+)\\s*</groupId>");
    private static final Pattern COORDINATES = Pattern.compile("[\"']([\\w.-]+):[\\w.-]+(:[^\"']*)?[\"']");

    private final NameList known = NameList.load("java-known.txt");
    private final Set<String> platform = ModuleFinder.ofSystem().findAll().stream()
            .flatMap(module -> module.descriptor().exports().stream())
            .filter(exports -> !exports.isQualified())
            .map(Exports::source)
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public boolean inStandardLibrary(String name) {
        var owner = packageOf(name);
        if (!platform.contains(owner)) {
            // `import module java.base;` is nothing but platform.
            return name.startsWith("module ");
        }
        return name.endsWith(".*") || exists(owner, name.substring(owner.length() + 1));
    }

    private static boolean exists(String owner, String type) {
        try {
            Class.forName(owner + "." + type.replace('.', '$'), false, ClassLoader.getPlatformClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError invented) {
            return false;
        }
    }

    @Override
    public boolean declared(String name, FileTree tree) {
        var groups = Stream.concat(
                Ecosystem.manifests(tree, "pom.xml")
                        .flatMap(pom -> GROUP_ID.matcher(pom).results()),
                Stream.of("build.gradle", "build.gradle.kts")
                        .flatMap(gradle -> Ecosystem.manifests(tree, gradle))
                        .flatMap(gradle -> COORDINATES.matcher(gradle).results()));
        return groups.map(JavaPackages::commonPart).anyMatch(group -> name.startsWith(group + "."));
    }

    /** Packages follow the first segments of a group id, rarely all of them: com.fasterxml.jackson.core holds com.fasterxml.jackson.databind. */
    private static String commonPart(MatchResult group) {
        return Stream.of(group.group(1).split("\\.")).limit(3).collect(Collectors.joining("."));
    }

    @Override
    public boolean testFramework(String name) {
        return TEST_FRAMEWORKS.stream().anyMatch(framework -> name.startsWith(framework + "."));
    }

    @Override
    public boolean wellKnown(String name) {
        return known.containsPrefixOf(name, '.');
    }

    /** The longest prefix that is a package of the platform; else everything before the first capital letter. */
    @Override
    public String packageOf(String name) {
        for (var prefix = parent(name); !prefix.isEmpty(); prefix = parent(prefix)) {
            if (platform.contains(prefix)) {
                return prefix;
            }
        }
        return name.replaceFirst("\\.(\\*|[A-Z].*)$", "");
    }

    private static String parent(String name) {
        return name.substring(0, Math.max(name.lastIndexOf('.'), 0));
    }

    @Override
    public Set<String> names() {
        return platform;
    }
}
