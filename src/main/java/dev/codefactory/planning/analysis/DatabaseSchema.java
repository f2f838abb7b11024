package dev.codefactory.planning.analysis;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import dev.codefactory.planning.document.CurrentState.Statement;
import dev.codefactory.planning.document.CurrentState.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables that SQL files make and the models that object-relational mappers know. */
final class DatabaseSchema {

    private static final Pattern CREATE_TABLE = Pattern.compile(
            "(?i)create\\s+(?:unlogged\\s+|temp(?:orary)?\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?([\\w.\"`\\[\\]]+)\\s*\\(");
    private static final Pattern SQL_COMMENT = Pattern.compile("(?s)--[^\\n]*|/\\*.*?\\*/");
    private static final Pattern DJANGO =
            Pattern.compile("(?m)^class\\s+(\\w+)\\s*\\(\\s*(?:models\\.Model|db\\.Model)\\b");
    private static final Pattern TABLE_NAME = Pattern.compile("__tablename__\\s*=\\s*['\"](\\w+)['\"]");
    private static final Pattern ENTITY = Pattern.compile("(?s)@Entity\\b[^{;]*?\\bclass\\s+(\\w+)");
    private static final Pattern PRISMA = Pattern.compile("(?m)^model\\s+(\\w+)\\s*\\{");
    private static final Pattern MONGOOSE = Pattern.compile("mongoose\\.model\\s*(?:<[^>]*>)?\\(\\s*['\"](\\w+)['\"]");
    private static final Set<String> NO_COLUMNS = Set.of(
            "primary", "foreign", "unique", "constraint", "check", "index", "key", "exclude", "like", "fulltext");
    private static final int MOST_COLUMNS = 12;

    private DatabaseSchema() {}

    static List<Statement> of(FileTree tree) {
        var statements = new ArrayList<Statement>();
        for (var file : tree.files()) {
            if (file.path().fileName().endsWith(".sql")) {
                tables(file, statements);
            } else {
                models(file, statements);
            }
        }
        return statements;
    }

    private static void tables(CodeFile file, List<Statement> statements) {
        var sql = SQL_COMMENT.matcher(file.content()).replaceAll(" ");
        var table = CREATE_TABLE.matcher(sql);
        while (table.find()) {
            var columns = columns(body(sql, table.end()));
            statements.add(statement(file, "table %s (%s)".formatted(plain(table.group(1)), columns)));
        }
    }

    /** What stands in the brackets that were opened before a place. */
    private static String body(String sql, int from) {
        int depth = 1;
        for (int at = from; at < sql.length(); at++) {
            depth += sql.charAt(at) == '(' ? 1 : sql.charAt(at) == ')' ? -1 : 0;
            if (depth == 0) {
                return sql.substring(from, at);
            }
        }
        return sql.substring(from);
    }

    private static String columns(String body) {
        var names = split(body).stream()
                .map(part -> part.strip().split("\\s+")[0])
                .filter(name -> !name.isEmpty() && !NO_COLUMNS.contains(name.toLowerCase(Locale.ROOT)))
                .map(DatabaseSchema::plain)
                .toList();
        var shown = names.stream().limit(MOST_COLUMNS).collect(Collectors.joining(", "));
        return names.size() > MOST_COLUMNS ? "%s and %d more".formatted(shown, names.size() - MOST_COLUMNS) : shown;
    }

    /** At commas outside of brackets. */
    private static List<String> split(String body) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int at = 0; at < body.length(); at++) {
            char c = body.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(body.substring(start, at));
                start = at + 1;
            }
        }
        parts.add(body.substring(start));
        return parts;
    }

    private static String plain(String name) {
        return name.replaceAll("[\"`\\[\\]]", "");
    }

    private static void models(CodeFile file, List<Statement> statements) {
        var patterns = file.path().fileName().endsWith(".prisma")
                ? List.of(PRISMA)
                : file.language()
                        .map(language -> switch (language) {
                            case PYTHON -> List.of(DJANGO, TABLE_NAME);
                            case JAVA -> List.of(ENTITY);
                            case TYPESCRIPT -> List.of(ENTITY, MONGOOSE);
                            case JAVASCRIPT -> List.of(MONGOOSE);
                            case CPP, GO, RUST -> List.<Pattern>of();
                        })
                        .orElse(List.of());
        patterns.forEach(pattern -> pattern.matcher(file.content())
                .results()
                .forEach(match -> statements.add(statement(file, "model " + match.group(1)))));
    }

    private static Statement statement(CodeFile file, String text) {
        return new Statement(Topic.DATABASE, text, List.of(file.path().value()));
    }
}
