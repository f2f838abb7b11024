package dev.codefactory.session.content;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Contents by their hash. They are reached only through rows that name an owner. */
@Component
public class Blobs {

    private final JdbcClient jdbc;

    Blobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Blob(String sha256, String content) {}

    /** Stores the text unless it is there, and returns its SHA-256 in hex. One that has long been there is kept as if it were new. */
    public String store(String content) {
        var sha256 = sha256(content);
        jdbc.sql("""
                insert into blob (sha256, content) values (:sha256, :content)
                on conflict (sha256) do update set created_at = excluded.created_at
                    where blob.created_at < clock_timestamp() - interval '5 minutes'
                """).param("sha256", sha256).param("content", content).update();
        return sha256;
    }

    /** Stores every file and returns the hashes by path. */
    public Map<String, String> store(FileTree files) {
        var hashes = new TreeMap<String, String>();
        files.files().forEach(file -> hashes.put(file.path().value(), store(file.content())));
        return hashes;
    }

    /** The tree with the given hashes by path. */
    public FileTree load(Map<String, String> hashes) {
        if (hashes.isEmpty()) {
            return FileTree.EMPTY;
        }
        var contents = new TreeMap<String, String>();
        jdbc.sql("select sha256, content from blob where sha256 in (:hashes)")
                .param("hashes", hashes.values())
                .query(Blob.class)
                .list()
                .forEach(blob -> contents.put(blob.sha256(), blob.content()));
        return FileTree.of(hashes.entrySet().stream()
                .map(entry -> CodeFile.of(entry.getKey(), contentOf(contents, entry.getValue())))
                .toList());
    }

    private static String contentOf(Map<String, String> contents, String sha256) {
        var content = contents.get(sha256);
        if (content == null) {
            throw new IllegalStateException("no blob " + sha256);
        }
        return content;
    }

    public static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
