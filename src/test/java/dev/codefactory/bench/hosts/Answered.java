package dev.codefactory.bench.hosts;

import org.jspecify.annotations.Nullable;

/** What the service wrote down of one question: which host and model answered, and in what words it ended. */
record Answered(
        String mark, @Nullable String host, @Nullable String model, String summary) {

    boolean notesAnotherDigest() {
        return summary.contains("was replaced during the call");
    }
}
