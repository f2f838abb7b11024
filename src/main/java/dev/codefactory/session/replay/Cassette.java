package dev.codefactory.session.replay;

import dev.codefactory.code.FileTree;
import dev.codefactory.llm.replay.Recording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An execution on paper: enough to do again what it did without a model.
 *
 * @param files what the request brings
 * @param library code of others that it builds on
 * @param tests the acceptance tests it brings
 * @param recordings every answer, in order
 * @param outcome what came of it, or null for a cassette that was written by hand
 * @param result the files that came of it
 */
public record Cassette(
        RecordedRequest request,
        FileTree files,
        FileTree library,
        FileTree tests,
        List<Recording> recordings,
        @Nullable Outcome outcome,
        FileTree result) {

    public Cassette {
        recordings = List.copyOf(recordings);
    }
}
