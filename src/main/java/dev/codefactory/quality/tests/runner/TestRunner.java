package dev.codefactory.quality.tests.runner;

import dev.codefactory.code.CodeLanguage;
import java.util.List;
import java.util.Set;

/** How the tests of a language are usually run. */
public interface TestRunner {

    Set<CodeLanguage> languages();

    /** The ways to run a suite, best first; the first one whose tools are there is taken. */
    List<TestPlan> plans(TestSuite suite);
}
