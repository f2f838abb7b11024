package dev.codefactory.planning.analysis;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import dev.codefactory.planning.document.CurrentState.Statement;
import dev.codefactory.planning.document.CurrentState.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Where programs begin and which addresses they serve. */
final class EntryPoints {

    private static final Pattern PYTHON_MAIN = Pattern.compile("(?m)^if\\s+__name__\\s*==\\s*['\"]__main__['\"]");
    private static final Pattern JAVA_MAIN =
            Pattern.compile("(?m)^\\s*(?:public\\s+)?static\\s+void\\s+main\\s*\\(|@SpringBootApplication");
    private static final Pattern GO_MAIN = Pattern.compile("(?m)^func\\s+main\\s*\\(\\s*\\)");
    private static final Pattern RUST_MAIN = Pattern.compile("(?m)^\\s*(?:async\\s+)?fn\\s+main\\s*\\(");
    private static final Pattern CPP_MAIN = Pattern.compile("(?m)^\\s*int\\s+main\\s*\\(");
    private static final Pattern NODE_SERVER =
            Pattern.compile("\\.listen\\s*\\(|createServer\\s*\\(|createRoot\\s*\\(");
    private static final Pattern ROUTE =
            Pattern.compile("(?m)^\\s*@\\w+\\.(?:route|get|post|put|patch|delete)\\s*\\(\\s*['\"](/[^'\"]*)"
                    + "|^\\s*@(?:Get|Post|Put|Patch|Delete|Request)Mapping\\s*\\(\\s*(?:value\\s*=\\s*|path\\s*=\\s*)?\"(/[^\"]*)"
                    + "|\\b(?:app|router|server)\\.(?:get|post|put|patch|delete)\\s*\\(\\s*['\"`](/[^'\"`]*)"
                    + "|\\b\\w+\\.(?:GET|POST|PUT|PATCH|DELETE|HandleFunc|Handle)\\s*\\(\\s*\"(/[^\"]*)");

    private static final int MOST_ROUTES = 8;

    private EntryPoints() {}

    static List<Statement> of(FileTree tree) {
        var statements = new ArrayList<Statement>();
        for (var file : tree.files()) {
            main(file).ifPresent(what -> statements.add(at(file, what)));
            routes(file).ifPresent(what -> statements.add(at(file, what)));
        }
        return statements;
    }

    private static Optional<String> main(CodeFile file) {
        return file.language().flatMap(language -> switch (language) {
            case PYTHON -> starts(PYTHON_MAIN, file, "a program that can be run");
            case JAVA -> starts(JAVA_MAIN, file, "a main method");
            case GO -> starts(GO_MAIN, file, "a main function");
            case RUST -> starts(RUST_MAIN, file, "a main function");
            case CPP -> starts(CPP_MAIN, file, "a main function");
            case JAVASCRIPT, TYPESCRIPT -> starts(NODE_SERVER, file, "a server or page that is started");
        });
    }

    private static Optional<String> starts(Pattern pattern, CodeFile file, String what) {
        return pattern.matcher(file.content()).find() ? Optional.of(what) : Optional.empty();
    }

    private static Optional<String> routes(CodeFile file) {
        if (file.language().isEmpty()) {
            return Optional.empty();
        }
        var routes = ROUTE.matcher(file.content())
                .results()
                .map(EntryPoints::firstGroup)
                .distinct()
                .toList();
        if (routes.isEmpty()) {
            return Optional.empty();
        }
        var more = routes.size() > MOST_ROUTES ? " and %d more".formatted(routes.size() - MOST_ROUTES) : "";
        return Optional.of("serves " + String.join(", ", routes.subList(0, Math.min(MOST_ROUTES, routes.size())))
                + more);
    }

    private static String firstGroup(MatchResult match) {
        for (int group = 1; group <= match.groupCount(); group++) {
            if (match.group(group) != null) {
                return match.group(group);
            }
        }
        throw new IllegalStateException("a route without an address");
    }

    private static Statement at(CodeFile file, String what) {
        return new Statement(Topic.ENTRY_POINT, what, List.of(file.path().value()));
    }
}
