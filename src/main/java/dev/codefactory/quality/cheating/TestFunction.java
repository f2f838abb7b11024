package dev.codefactory.quality.cheating;

import dev.codefactory.code.CodePath;
import java.util.List;

/**
 * One test as it stands in its file.
 *
 * @param name of the function, or what a call names it
 * @param assertions what it states, as text without needless blanks
 * @param skipped whether it says of itself that it is not to be run
 */
public record TestFunction(CodePath path, int line, String name, List<String> assertions, boolean skipped) {}
