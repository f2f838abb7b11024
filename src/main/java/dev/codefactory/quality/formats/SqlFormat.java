package dev.codefactory.quality.formats;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;

/** SQL. Its reader knows no dialect to the last word, so it suspects and never condemns. */
final class SqlFormat implements Format {

    private static final int MAX_CHARACTERS = 64 * 1024;
    private static final long LIMIT_MILLIS = 2_000;
    private static final Pattern LINE = Pattern.compile("line (\\d+), column");

    @Override
    public String id() {
        return "sql";
    }

    @Override
    public boolean reads(String path) {
        return path.endsWith(".sql");
    }

    @Override
    public List<Flaw> flaws(String path, String text) {
        if (text.isBlank() || text.length() > MAX_CHARACTERS) {
            return List.of();
        }
        var thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("sql-reader").factory());
        try {
            CCJSqlParserUtil.parseStatements(text, thread, parser -> parser.withTimeOut(LIMIT_MILLIS));
            return List.of();
        } catch (JSQLParserException unknown) {
            return List.of(flaw(String.valueOf(unknown.getMessage())));
        } finally {
            thread.shutdownNow();
        }
    }

    private static Flaw flaw(String message) {
        var line = LINE.matcher(message);
        var first = message.lines().findFirst().orElse("cannot be read");
        return Flaw.suspected(line.find() ? Integer.parseInt(line.group(1)) : 0, first);
    }
}
