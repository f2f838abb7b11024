package dev.codefactory.quality.metrics;

/**
 * What can be counted in one function; a function inside of it counts for itself.
 *
 * @param name what it is called, or where it is when it has no name
 * @param line its first line, counted from 1
 * @param lines from its first to its last
 * @param parameters what a caller passes
 * @param complexity McCabe's cyclomatic complexity: 1 and one more for each decision
 * @param nesting how many branches and loops enclose its innermost statement
 */
record FunctionMetrics(String name, int line, int lines, int parameters, int complexity, int nesting) {}
