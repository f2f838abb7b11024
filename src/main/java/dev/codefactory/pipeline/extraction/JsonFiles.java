package dev.codefactory.pipeline.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads files wrapped in JSON, forgiving what models get wrong: raw line breaks, unknown escapes, stray commas, a missing end. */
final class JsonFiles {

    private static final Pattern LOOKS_WRAPPED =
            Pattern.compile("\\A\\s*[{\\[][\\s{\\[]*\"(?:files|path|file|file_?name|name)\"\\s*:");
    private static final Pattern PATH = Pattern.compile("\"(?:path|file|file_?name|filePath|name)\"\\s*:\\s*\"");
    private static final Pattern CONTENT = Pattern.compile("\"(?:content|contents|code|text)\"\\s*:\\s*\"");

    private final String json;
    private int at;
    private boolean complete = true;

    private JsonFiles(String json) {
        this.json = json;
    }

    static boolean isWrapped(String text) {
        return LOOKS_WRAPPED.matcher(text).find() && CONTENT.matcher(text).find();
    }

    /** One block per file; a file the text ends inside of is not closed. */
    static List<Block> read(String text) {
        return new JsonFiles(text).read();
    }

    private List<Block> read() {
        var blocks = new ArrayList<Block>();
        while (skipPast(PATH)) {
            var path = string();
            if (!skipPast(CONTENT)) {
                break;
            }
            var content = string();
            blocks.add(new Block("", "title=\"" + path + "\"", content, complete ? Block.End.CLOSED : Block.End.CUT));
        }
        return blocks;
    }

    private boolean skipPast(Pattern key) {
        var matcher = key.matcher(json);
        if (!matcher.find(at)) {
            return false;
        }
        at = matcher.end();
        return true;
    }

    private String string() {
        var text = new StringBuilder();
        while (at < json.length() && json.charAt(at) != '"') {
            if (json.charAt(at) == '\\' && at + 1 < json.length()) {
                text.append(escaped());
            } else {
                text.append(json.charAt(at++));
            }
        }
        complete &= at < json.length();
        at = Math.min(at + 1, json.length());
        return text.toString();
    }

    private String escaped() {
        var sign = json.charAt(at + 1);
        at += 2;
        return switch (sign) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case '"', '\\', '/', '\'' -> String.valueOf(sign);
            case 'u' -> unicode();
            default -> "\\" + sign;
        };
    }

    private String unicode() {
        var end = Math.min(at + 4, json.length());
        var digits = json.substring(at, end);
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            return "\\u";
        }
        at = end;
        return String.valueOf((char) Integer.parseInt(digits, 16));
    }
}
