package dev.codefactory.quality.formats;

import java.util.List;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;

/** HTML. Browsers show anything, so what is wrong with it is worth knowing and no more. */
final class HtmlFormat implements Format {

    private static final int MAX_ERRORS = 5;

    @Override
    public String id() {
        return "html";
    }

    @Override
    public boolean reads(String path) {
        return path.endsWith(".html") || path.endsWith(".htm");
    }

    @Override
    public List<Flaw> flaws(String path, String text) {
        var parser = Parser.htmlParser().setTrackErrors(MAX_ERRORS);
        parser.parseInput(text, "");
        return parser.getErrors().stream()
                .map(error -> Flaw.suspected(line(text, error), error.getErrorMessage()))
                .toList();
    }

    private static int line(String text, ParseError error) {
        var before = text.substring(0, Math.clamp(error.getPosition(), 0, text.length()));
        return (int) before.chars().filter(character -> character == '\n').count() + 1;
    }
}
