package dev.codefactory.quality.syntax;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import java.util.List;
import java.util.Set;

/** The real parser of a language, whose word on syntax is final. */
interface SyntaxAuthority {

    Set<CodeLanguage> languages();

    /**
     * Parses all files of one language at once.
     *
     * @param tree every file there is, for what the files include
     */
    Answer judge(CodeLanguage language, List<CodeFile> files, FileTree tree) throws InterruptedException;

    /** What a parser says, or why none could be asked. */
    sealed interface Answer {

        /**
         * @param parser its name, for people
         * @param judged the files it could decide on; of the others nothing is known
         * @param errors at most a few for each file
         */
        record Judged(String parser, Set<CodePath> judged, List<Finding> errors) implements Answer {}

        record Absent(String reason) implements Answer {}
    }
}
