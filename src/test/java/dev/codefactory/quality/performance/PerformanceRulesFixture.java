package dev.codefactory.quality.performance;

/** The rules the application ships, for tests of other packages. */
public final class PerformanceRulesFixture {

    private PerformanceRulesFixture() {}

    public static PerformanceRules all() {
        return new PerformanceRules();
    }
}
