package dev.codefactory.quality.tests;

import dev.codefactory.quality.dependencies.PackageOrigins;
import dev.codefactory.quality.tests.runner.TestSuite;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Tells tests that failed from tests that could not run because a real library is not installed here. */
@Component
class MissingLibraries {

    private static final Pattern MISSING = Pattern.compile(
            "ModuleNotFoundError: No module named '([\\w.]+)'"
                    + "|Cannot find (?:module|package) '(@?[\\w-][\\w./-]*)'"
                    + "|error: package ([\\w.]+) does not exist"
                    + "|fatal error: ([\\w./-]+): No such file or directory"
                    + "|no required module provides package ([\\w./-]+)"
                    + "|(?:unresolved import `|unlinked crate `|use of undeclared crate or module `|no matching package named `)(\\w+)");

    /** Globals of Jest and its relatives: their tests import nothing. */
    private static final Pattern JEST =
            Pattern.compile("ReferenceError: (describe|it|test|expect|jest|vi|beforeEach|afterEach) is not defined");

    private final PackageOrigins origins;

    MissingLibraries(PackageOrigins origins) {
        this.origins = origins;
    }

    /** The library all the failures are due to, or empty when at least one has another cause or names a library that does not exist. */
    Optional<String> blamed(TestSuite suite, List<String> failures) {
        Optional<String> blamed = Optional.empty();
        for (var failure : failures) {
            blamed = missing(failure)
                    .filter(library ->
                            origins.mayBeInstalled(suite.language(), library, suite.tree(), suite.allowedPackages()));
            if (blamed.isEmpty()) {
                return blamed;
            }
        }
        return blamed;
    }

    /** The last one named: earlier ones may have been caught. */
    private static Optional<String> missing(String failure) {
        if (JEST.matcher(failure).find()) {
            return Optional.of("jest");
        }
        return MISSING.matcher(failure)
                .results()
                .flatMap(match -> IntStream.rangeClosed(1, match.groupCount()).mapToObj(match::group))
                .filter(Objects::nonNull)
                .reduce((_, last) -> last);
    }
}
