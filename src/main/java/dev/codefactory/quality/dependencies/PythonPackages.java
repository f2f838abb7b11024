package dev.codefactory.quality.dependencies;

import dev.codefactory.quality.dependencies.manifest.Registry;
import dev.codefactory.quality.names.NameList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Python modules and the distributions they come in. */
final class PythonPackages implements Ecosystem {

    private static final Set<String> TEST_FRAMEWORKS =
            Set.of("pytest", "_pytest", "unittest", "nose", "setuptools", "pkg_resources", "pip", "conftest");

    /** Names that many distributions share. */
    private static final Set<String> SHARED = Set.of("google", "azure");

    /** What comes along with a framework and is meant to be imported by those who use it. */
    private static final Map<String, Set<String>> ALONG = Map.of(
            "fastapi", Set.of("pydantic", "starlette"),
            "flask", Set.of("werkzeug", "jinja2", "click", "markupsafe", "itsdangerous"),
            "django", Set.of("asgiref", "sqlparse"),
            "pandas", Set.of("numpy"),
            "scikit-learn", Set.of("numpy", "scipy", "joblib"),
            "boto3", Set.of("botocore"),
            "requests", Set.of("urllib3"),
            "langchain", Set.of("langchain_core"));

    private final NameList standard = NameList.load("python-standard.txt");
    private final NameList known = NameList.load("python-known.txt");
    private final Set<String> distributions = Stream.concat(known.names().stream(), known.installed().stream())
            .map(PythonPackages::normalised)
            .collect(Collectors.toUnmodifiableSet());
    private final Map<String, Set<String>> members = new HashMap<>();

    PythonPackages() {
        NameList.load("python-members.txt").forEach((module, names) -> members.put(module, Set.of(names.split(" "))));
    }

    @Override
    public Registry registry() {
        return Registry.PYPI;
    }

    @Override
    public boolean inStandardLibrary(String name) {
        return standard.contains(packageOf(name));
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
    public boolean knownPackage(String declared) {
        var name = normalised(declared);
        return distributions.contains(name) || distributions.contains(name.replaceFirst("^types-", ""));
    }

    @Override
    public String packageOf(String name) {
        return name.split("\\.", 2)[0];
    }

    @Override
    public boolean comesFrom(String name, String declared) {
        var module = packageOf(name);
        var distribution = normalised(declared);
        return Stream.of(module, known.installedBy(module), "python-" + module, "py" + module)
                        .map(PythonPackages::normalised)
                        .anyMatch(candidate -> distribution.equals(candidate)
                                || distribution.matches(candidate + "-(binary|headless|cpu|gpu|contrib-python)"))
                || (SHARED.contains(module) && distribution.startsWith(module))
                || ALONG.getOrDefault(distribution, Set.of()).contains(module)
                || distribution.equals(normalised(name));
    }

    /** Names of other versions and systems may be missing in the list, so that it only speaks of modules it has. */
    @Override
    public List<String> inventedMembers(String name, List<String> taken) {
        var existing = members.get(name);
        return existing == null
                ? List.of()
                : taken.stream().filter(member -> !existing.contains(member)).toList();
    }

    @Override
    public Set<String> names() {
        var names = new HashSet<>(standard.names());
        names.addAll(known.names());
        return names;
    }

    @Override
    public Set<String> packages() {
        return distributions;
    }
}
