package dev.codefactory.standin.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads requests off a connection. {@code Upgrade: h2c} is kept in the headers and otherwise ignored, as Go's server does. */
final class HttpRequestReader {

    private final InputStream in;

    HttpRequestReader(InputStream in) {
        this.in = in;
    }

    /** Waits for the first byte of the next request; -1 when the client closed. */
    int awaitNext() throws IOException {
        return in.read();
    }

    HttpRequest read(int firstByte) throws IOException {
        String[] requestLine = (Character.toString(firstByte) + readLine()).split(" ");
        if (requestLine.length < 3) {
            throw new IOException("not an HTTP request line: " + List.of(requestLine));
        }
        Map<String, String> headers = readHeaders();
        int query = requestLine[1].indexOf('?');
        String path = query < 0 ? requestLine[1] : requestLine[1].substring(0, query);
        return new HttpRequest(requestLine[0], path, headers, new String(readBody(headers), StandardCharsets.UTF_8));
    }

    private Map<String, String> readHeaders() throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return Collections.unmodifiableMap(headers);
    }

    private byte[] readBody(Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
            return readChunks();
        }
        String length = headers.get("Content-Length");
        return length == null ? new byte[0] : in.readNBytes(Integer.parseInt(length));
    }

    private byte[] readChunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(readLine().split(";")[0].strip(), 16);
            body.write(in.readNBytes(size));
            readLine();
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the client closed inside a request");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
