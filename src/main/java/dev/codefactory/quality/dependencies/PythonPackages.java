package dev.codefactory.quality.dependencies;

import dev.codefactory.code.FileTree;
import dev.codefactory.quality.names.NameList;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Python modules and the distributions they come in. Relative imports are left to the tests. */
final class PythonPackages implements Ecosystem {

    private static final Set<String> TEST_FRAMEWORKS = Set.of("pytest", "_pytest", "unittest", "nose");
    private static final Pattern REQUIREMENT = Pattern.compile("(?m)^\\s*([A-Za-z0-9][\\w.-]*)");
    private static final Pattern DEPENDENCY = Pattern.compile(
            "\"([A-Za-z0-9][\\w.-]*)\\s*(\\[[^\\]]*\\])?\\s*([<>=!~;@ ][^\"]*)?\"|(?m)^\\s*([A-Za-z0-9][\\w.-]*)\\s*=\\s*[\"{]");

    private final NameList standard = NameList.load("python-standard.txt");
    private final NameList known = NameList.load("python-known.txt");

    @Override
    public boolean inStandardLibrary(String name) {
        return standard.contains(packageOf(name));
    }

    @Override
    public boolean declared(String name, FileTree tree) {
        var requirements = tree.files().stream()
                .filter(file -> file.path().fileName().matches("requirements.*\\.(txt|in)"))
                .flatMap(file -> REQUIREMENT.matcher(file.content()).results().map(match -> match.group(1)));
        var dependencies = Ecosystem.manifests(tree, "pyproject.toml")
                .flatMap(toml -> DEPENDENCY.matcher(toml).results())
                .map(match -> match.group(1) == null ? match.group(4) : match.group(1));
        var declared = Stream.concat(requirements, dependencies)
                .map(PythonPackages::normalised)
                .collect(Collectors.toSet());
        var module = packageOf(name);
        return declared.contains(normalised(module)) || declared.contains(normalised(known.installedBy(module)));
    }

    /** Distribution names ignore case and do not tell dashes, dots and underscores apart (PEP 503). */
    private static String normalised(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
    }

    @Override
    public boolean testFramework(String name) {
        return TEST_FRAMEWORKS.contains(packageOf(name));
    }

    @Override
    public boolean wellKnown(String name) {
        return known.contains(packageOf(name));
    }

    @Override
    public String packageOf(String name) {
        return name.split("\\.", 2)[0];
    }

    @Override
    public Set<String> names() {
        var names = new HashSet<>(standard.names());
        names.addAll(known.names());
        return names;
    }
}
