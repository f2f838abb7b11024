package dev.codefactory.model.probe;

import java.util.List;
import java.util.regex.Pattern;

/** A file as a model is told to write one: its path on a line of its own, its content in the fence right below. */
record FencedFile(String path, String content) {

    private static final Pattern FILE =
            Pattern.compile("(?ms)^([\\w][\\w./-]*\\.\\w+)\\h*\\R```\\w*\\h*\\R(.*?)^```\\h*$");

    static final String INSTRUCTION = """
            Write each file as its path on a line of its own, without any decoration, and right below it the whole content in a fence of
            three backticks with the name of the language:

            path/of/file.py
            ```python
            content
            ```
            """;

    /** Those that are exactly as told. */
    static List<FencedFile> in(String answer) {
        return FILE.matcher(answer)
                .results()
                .map(found -> new FencedFile(found.group(1), found.group(2)))
                .toList();
    }
}
