package dev.codefactory.session.replay;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Texts by their names, packed. The same texts give the same bytes. Nothing is ever unpacked to a disk. */
public final class CassetteZip {

    /** How many files a cassette may have. */
    public static final int MOST_FILES = 2_000;

    /** The earliest time a zip entry can carry. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private CassetteZip() {}

    /** The texts as a zip. */
    public static byte[] write(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * The texts of a zip, in its order.
     *
     * @param most how many bytes it may have, packed and unpacked
     * @throws CassetteException when it is no zip, holds something else than text, or holds too much
     */
    public static Map<String, String> read(InputStream packed, long most) throws IOException {
        var files = new LinkedHashMap<String, String>();
        var left = most;
        try (var zip = new ZipInputStream(new LimitedStream(packed, most), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                var content = zip.readNBytes(Math.toIntExact(Math.min(left + 1, Integer.MAX_VALUE - 8)));
                left -= content.length;
                if (left < 0 || files.size() == MOST_FILES) {
                    throw tooLarge(most);
                }
                if (files.put(entry.getName(), text(entry.getName(), content)) != null) {
                    throw CassetteException.of(entry.getName(), "is there twice");
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw CassetteException.of("", "is no zip: " + e.getMessage());
        }
        if (files.isEmpty()) {
            throw CassetteException.of("", "is no zip, or an empty one");
        }
        return files;
    }

    static CassetteException tooLarge(long most) {
        return CassetteException.tooLarge(
                "A cassette may have %d files and %d bytes (codefactory.replay.max-size).".formatted(MOST_FILES, most));
    }

    private static String text(String name, byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException _) {
            throw CassetteException.of(name, "is no text in UTF-8");
        }
    }

    /** Ends with an error where it would go on. */
    private static final class LimitedStream extends FilterInputStream {

        private final long most;
        private long read;

        private LimitedStream(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            var value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            var count = super.read(buffer, from, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int more) {
            read += more;
            if (read > most) {
                throw tooLarge(most);
            }
        }
    }
}
