package dev.codefactory.quality.syntax;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.Finding;
import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.Reading;
import dev.codefactory.quality.source.SourceNode;
import dev.codefactory.quality.source.SourceReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The second choice, for files whose real parser is not here. */
@Component
class GrammarCheck {

    /** Grammars that call no valid file broken. The others lag behind their languages, so their word is a suspicion. */
    private static final Set<CodeLanguage> TRUSTED =
            EnumSet.of(CodeLanguage.PYTHON, CodeLanguage.JAVASCRIPT, CodeLanguage.JAVA, CodeLanguage.GO);

    private static final int MAX_QUOTE = 60;

    private final SourceReader reader = new SourceReader();

    /** @param reason why the real parser was not asked */
    Judgement judge(CodeLanguage language, List<CodeFile> files, String reason) {
        if (files.isEmpty()) {
            return Judgement.NONE;
        }
        var trusted = TRUSTED.contains(language);
        var findings = new ArrayList<Finding>();
        var undecided = trusted ? "" : reason;
        for (var file : files) {
            var grammar = Grammar.reading(file);
            if (grammar.isEmpty()) {
                undecided = reason;
                continue;
            }
            switch (reader.read(grammar.get(), file.content())) {
                case Reading.Tree(var tree) ->
                    tree.firstError()
                            .map(error -> finding(language, file, error))
                            .ifPresent(findings::add);
                case Reading.Unreadable(var why) -> undecided = file.path() + ": " + why;
            }
        }
        return new Judgement(files.size(), "its grammar alone, as " + reason, findings, undecided);
    }

    private static Finding finding(CodeLanguage language, CodeFile file, SourceNode error) {
        var quote = error.text().strip().lines().findFirst().orElse("");
        var message = quote.isEmpty()
                ? "something is missing here"
                : "cannot be parsed near: " + quote.substring(0, Math.min(quote.length(), MAX_QUOTE));
        return TRUSTED.contains(language)
                ? SyntaxError.certain(language, file.path(), error.line(), message)
                : SyntaxError.suspected(language, file.path(), error.line(), message);
    }
}
