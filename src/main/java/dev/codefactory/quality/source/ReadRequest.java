package dev.codefactory.quality.source;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What a reader process is asked.
 *
 * @param limit the time it may take
 * @param text what to read
 * @param query patterns to search the tree for, or nothing
 */
record ReadRequest(Grammar grammar, Duration limit, String text, String query) {

    void writeTo(DataOutputStream out) throws IOException {
        out.writeUTF(grammar.name());
        out.writeLong(limit.toNanos());
        write(out, source());
        write(out, query.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    static ReadRequest readFrom(DataInputStream in) throws IOException {
        return new ReadRequest(
                Grammar.valueOf(in.readUTF()), Duration.ofNanos(in.readLong()), readText(in), readText(in));
    }

    /** The text in UTF-8. Encoding replaces lone surrogates, which the native parser refuses. */
    byte[] source() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
