package dev.codefactory.quality.dependencies;

import dev.codefactory.quality.dependencies.manifest.Registry;
import dev.codefactory.quality.names.NameList;
import dev.codefactory.quality.names.NearestName;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Java packages and types. Those of the platform are checked to the member, as models invent types of real packages. */
final class JavaPackages implements Ecosystem {

    private static final List<String> TEST_FRAMEWORKS = List.of("org.junit", "junit.framework", "org.testng");

    private final NameList known = NameList.load("java-known.txt");
    private final NameList groups = NameList.load("maven-groups.txt");
    private final Set<String> platform = ModuleFinder.ofSystem().findAll().stream()
            .flatMap(module -> module.descriptor().exports().stream())
            .filter(exports -> !exports.isQualified())
            .map(Exports::source)
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public Registry registry() {
        return Registry.MAVEN;
    }

    @Override
    public boolean inStandardLibrary(String name) {
        var owner = packageOf(name);
        if (!platform.contains(owner)) {
            // `import module java.base;` is nothing but platform.
            return name.startsWith("module ");
        }
        return name.endsWith(".*")
                || type(owner, name.substring(owner.length() + 1)).isPresent();
    }

    private static Optional<Class<?>> type(String owner, String type) {
        try {
            return Optional.of(
                    Class.forName(owner + "." + type.replace('.', '$'), false, ClassLoader.getPlatformClassLoader()));
        } catch (ClassNotFoundException | LinkageError invented) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> inventedMembers(String name, List<String> members) {
        var owner = packageOf(name);
        if (members.isEmpty() || !platform.contains(owner) || name.length() <= owner.length()) {
            return List.of();
        }
        return type(owner, name.substring(owner.length() + 1))
                .map(type ->
                        members.stream().filter(member -> !has(type, member)).toList())
                .orElse(List.of());
    }

    private static boolean has(Class<?> type, String member) {
        return Stream.of(type.getMethods()).anyMatch(method -> method.getName().equals(member))
                || Stream.of(type.getFields()).anyMatch(field -> field.getName().equals(member))
                || Stream.of(type.getClasses())
                        .anyMatch(nested -> nested.getSimpleName().equals(member));
    }

    /** Most packages follow the first segments of a group id, rarely all: com.fasterxml.jackson.core holds com.fasterxml.jackson.databind. */
    @Override
    public boolean comesFrom(String name, String declared) {
        var group = declared.split(":", 2)[0];
        var commonPart = Stream.of(group.split("\\.")).limit(3).collect(Collectors.joining("."));
        return Stream.concat(
                        Stream.of(commonPart),
                        Stream.of(groups.installedBy(group).split(",")))
                .anyMatch(held -> name.startsWith(held + "."));
    }

    @Override
    public boolean sharesIndirectPackages() {
        return true;
    }

    @Override
    public boolean testFramework(String name) {
        return TEST_FRAMEWORKS.stream().anyMatch(framework -> name.startsWith(framework + "."));
    }

    @Override
    public boolean wellKnown(String name) {
        return isIn(known, name);
    }

    /** Only whether the group is known: within a group only its owner can publish. */
    @Override
    public boolean knownPackage(String declared) {
        return isIn(groups, declared.split(":", 2)[0]);
    }

    /** Whether a name is listed or lies below one that is, and there is not a slip of the pen for one of its neighbours. */
    private static boolean isIn(NameList list, String name) {
        if (list.contains(name)) {
            return true;
        }
        for (var prefix = parent(name); !prefix.isEmpty(); prefix = parent(prefix)) {
            if (list.contains(prefix)) {
                var next = name.substring(prefix.length() + 1).split("\\.", 2)[0];
                var neighbours = below(list, prefix);
                return Character.isUpperCase(next.charAt(0))
                        || neighbours.contains(next)
                        || NearestName.of(next, neighbours).isEmpty();
            }
        }
        return false;
    }

    private static Set<String> below(NameList list, String prefix) {
        return list.names().stream()
                .filter(other -> other.startsWith(prefix + "."))
                .map(other -> other.substring(prefix.length() + 1).split("\\.", 2)[0])
                .collect(Collectors.toSet());
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
        var names = new HashSet<>(platform);
        names.addAll(known.names());
        return names;
    }

    @Override
    public Set<String> packages() {
        return groups.names();
    }
}
