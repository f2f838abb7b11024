package dev.codefactory.quality.source;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What others have to know of a file to use it: its text with the bodies of its functions left out. */
public final class Signatures {

    private Signatures() {}

    /** The file without the bodies of its functions, or empty for one that no grammar reads. */
    public static Optional<String> of(CodeFile file) {
        return Grammar.of(file).flatMap(grammar -> switch (new SourceReader().read(grammar, file.content())) {
            case Reading.Tree(var tree) -> Optional.of(withoutBodies(tree.root(), file));
            case Reading.Unreadable _ -> Optional.empty();
        });
    }

    private static String withoutBodies(SourceNode root, CodeFile file) {
        var source = file.content().getBytes(StandardCharsets.UTF_8);
        var omission = file.language().filter(CodeLanguage.PYTHON::equals).isPresent() ? "..." : "{ ... }";
        var text = new StringBuilder();
        var shown = 0;
        for (var function : Functions.outermost(root)) {
            var body = Functions.bodyOf(function);
            text.append(utf8(source, shown, body.start())).append(omission);
            shown = body.end();
        }
        return text.append(utf8(source, shown, source.length)).toString();
    }

    private static String utf8(byte[] source, int start, int end) {
        return new String(source, start, end - start, StandardCharsets.UTF_8);
    }
}
