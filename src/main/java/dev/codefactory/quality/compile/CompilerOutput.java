package dev.codefactory.quality.compile;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

/**
 * What a compiler said of the files that are judged.
 *
 * @param errors what is wrong in them
 * @param missing libraries that are not here, so that nothing is known of whatever uses them
 */
record CompilerOutput(List<Finding> errors, Set<String> missing) {

    private static final int MAX_ERRORS = 20;
    private static final int MAX_MESSAGE = 300;

    static CompilerOutput read(Compiler compiler, String output, List<CodeFile> judged) {
        var paths = new HashMap<String, CodePath>();
        judged.forEach(file -> paths.put(file.path().value(), file.path()));
        var errors = new ArrayList<Finding>();
        for (var error :
                (Iterable<MatchResult>) compiler.error().matcher(output).results()::iterator) {
            var path = paths.get(error.group("path"));
            var isError = !compiler.missing().matcher(error.group("message")).find();
            if (path != null && isError && errors.size() < MAX_ERRORS) {
                errors.add(finding(compiler, path, error));
            }
        }
        return new CompilerOutput(errors, missing(compiler, output));
    }

    private static Set<String> missing(Compiler compiler, String output) {
        return compiler.missing()
                .matcher(output)
                .results()
                .map(CompilerOutput::firstGroup)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String firstGroup(MatchResult match) {
        for (var group = 1; group <= match.groupCount(); group++) {
            if (match.group(group) != null) {
                return match.group(group);
            }
        }
        throw new IllegalArgumentException("a pattern without a name: " + match);
    }

    private static Finding finding(Compiler compiler, CodePath path, MatchResult error) {
        var message = Objects.requireNonNull(error.group("message")).strip().replaceAll("\\s*\\R\\s*", " ");
        var cut = message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) + "…" : message;
        var rule = compiler.language().id() + "-compile";
        return new Finding(Check.COMPILE, rule, Severity.HIGH, path, Integer.parseInt(error.group("line")), cut);
    }
}
