package dev.codefactory.sandbox.runner;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.codefactory.sandbox.SandboxResult;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** How questions and answers travel: the length, then JSON. One question and one answer per connection. */
final class Wire {

    private static final int MAX_BYTES = 256 << 20;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(MAX_BYTES)
                            .build())
                    .build())
            .addMixIn(SandboxResult.class, ByName.class)
            .build();

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
    private interface ByName {}

    private Wire() {}

    static void write(OutputStream out, Object message) throws IOException {
        var bytes = JSON.writeValueAsBytes(message);
        var data = new DataOutputStream(out);
        data.writeInt(bytes.length);
        data.write(bytes);
        data.flush();
    }

    static <T> T read(InputStream in, Class<T> type) throws IOException {
        var data = new DataInputStream(in);
        int length = data.readInt();
        if (length < 0 || length > MAX_BYTES) {
            throw new IOException("a message of " + Integer.toUnsignedString(length) + " bytes");
        }
        try {
            return JSON.readValue(data.readNBytes(length), type);
        } catch (JacksonException e) {
            throw new IOException("not understood: " + e.getOriginalMessage(), e);
        }
    }
}
