package dev.codefactory.quality.formats;

import dev.codefactory.code.CodeFile;
import java.util.List;
import java.util.Optional;

/** Every kind of file that is read without a tool. */
public final class Formats {

    private static final int MAX_CHARACTERS = 1 << 20;

    private static final List<Format> ALL = List.of(
            new JsonFormat(),
            new YamlFormat(),
            new XmlFormat(),
            new HtmlFormat(),
            new SqlFormat(),
            new DockerfileFormat());

    private Formats() {}

    /**
     * What is known of one file.
     *
     * @param format the word for its kind
     */
    public record Judged(String format, List<Flaw> flaws) {}

    /** Empty for a file of another kind. */
    public static Optional<Judged> judge(CodeFile file) {
        var path = file.path().folded();
        return ALL.stream()
                .filter(format -> format.reads(path))
                .findFirst()
                .map(format -> new Judged(format.id(), flaws(format, path, file.content())));
    }

    private static List<Flaw> flaws(Format format, String path, String text) {
        if (text.length() > MAX_CHARACTERS) {
            return List.of(Flaw.suspected(0, "larger than a mebibyte, so it was not read"));
        }
        try {
            return format.flaws(path, text);
        } catch (StackOverflowError deep) {
            return List.of(Flaw.suspected(0, "nested too deeply to be read"));
        }
    }
}
