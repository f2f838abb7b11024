package dev.codefactory.quality.tests.blame;

import dev.codefactory.code.CodePath;

/** Whether a test or the code it tests is doubtful, by what the user said. */
public sealed interface Blame {

    /** The test states what the user said: when it fails, the code is wrong. */
    record Code(String why) implements Blame {}

    /** The test states something else than the user said: it proves nothing, whether it passes or fails. */
    record Test(CodePath path, int line, String why) implements Blame {}

    /** The user said nothing of what the test states. */
    record Undecided() implements Blame {}
}
