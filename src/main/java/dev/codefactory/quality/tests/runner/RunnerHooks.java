package dev.codefactory.quality.tests.runner;

import dev.codefactory.code.CodeFile;
import java.util.Set;
import java.util.regex.Pattern;

/** Files with which generated code could decide how the user's tests are run. */
final class RunnerHooks {

    private static final Set<String> NAMES = Set.of(
            "conftest.py",
            "pytest.ini",
            "tox.ini",
            "setup.cfg",
            "sitecustomize.py",
            "usercustomize.py",
            ".coveragerc",
            "junit-platform.properties",
            "go.work",
            "build.rs",
            "rust-toolchain",
            "rust-toolchain.toml");

    private static final Pattern PLACES = Pattern.compile(
            "(.*/)?(META-INF/services|\\.cargo|\\.config/go|[^/]*\\.(dist|egg)-info|\\.local/lib/python[^/]*)/.*|.*\\.pth");

    /** What a Python test may import of its framework: a file of that name would stand in for it. */
    private static final Pattern STAND_INS =
            Pattern.compile("(src/)?(_?pytest|unittest|coverage|pluggy|importlib|ast|hashlib)(\\.py|/.*)");

    private RunnerHooks() {}

    static boolean contains(CodeFile file) {
        var path = file.path().value();
        return NAMES.contains(file.path().fileName())
                || PLACES.matcher(path).matches()
                || STAND_INS.matcher(path).matches();
    }
}
