package dev.codefactory.quality.source;

import java.time.Duration;

/** Reads source text into trees. The reading itself is done by other processes, because some texts bring the native parser down. */
public final class SourceReader {

    /** Larger files are not read. */
    public static final int MAX_BYTES = 1 << 20;

    private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(5);

    private final Duration limit;
    private final ReaderPool pool;

    public SourceReader() {
        this(DEFAULT_LIMIT);
    }

    /** @param limit the time one file may take; some inputs keep a grammar busy for ever */
    public SourceReader(Duration limit) {
        this(limit, ReaderPool.SHARED);
    }

    SourceReader(Duration limit, ReaderPool pool) {
        this.limit = limit;
        this.pool = pool;
    }

    /** The tree of a text, or why it could not be read. */
    public Reading read(Grammar grammar, String text) {
        return read(grammar, text, "");
    }

    /** The tree of a text and where a query of the same grammar matches it, or why it could not be read. */
    public Reading read(String text, SourceQuery query) {
        return read(query.grammar(), text, query.patterns());
    }

    private Reading read(Grammar grammar, String text, String query) {
        var request = new ReadRequest(grammar, limit, text, query);
        return request.source().length > MAX_BYTES
                ? new Reading.Unreadable("larger than " + MAX_BYTES / 1024 + " KiB")
                : pool.read(request);
    }
}
