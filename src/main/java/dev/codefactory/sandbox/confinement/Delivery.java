package dev.codefactory.sandbox.confinement;

import dev.codefactory.code.FileTree;
import dev.codefactory.sandbox.SandboxCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Carries files into a sandbox as one tar stream. No file of a request is ever written to a disk of the host, so none can be left behind
 * there or be seen by another run.
 */
public final class Delivery {

    private static final List<Path> JUNIT_TOOLS =
            List.of(Toolchain.JUNIT_JAR, Toolchain.JACOCO_AGENT, Toolchain.JACOCO_CLI);

    private Delivery() {}

    /** Writes the files of a command, and what its tools need, and closes the pipe. */
    public static void send(FileTree files, Set<SandboxCommand.Tool> tools, OutputStream pipe) throws IOException {
        try (var tar = new TarArchiveOutputStream(pipe, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            add(tar, "run/hosts", "127.0.0.1 localhost\n".getBytes(StandardCharsets.UTF_8));
            add(tar, "run/passwd", "sandbox:x:1000:1000::/work:/bin/sh\n".getBytes(StandardCharsets.UTF_8));
            if (tools.contains(SandboxCommand.Tool.JUNIT)) {
                for (var jar : JUNIT_TOOLS) {
                    add(tar, jar.toString().substring(1), broughtAlong(jar));
                }
            }
            for (var file : files.files()) {
                add(tar, "work/" + file.path(), file.content().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void add(TarArchiveOutputStream tar, String path, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(path);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static byte[] broughtAlong(Path jar) throws IOException {
        var name = "/dev/codefactory/sandbox/" + jar.getFileName();
        try (var resource = Delivery.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IOException("the product was built without " + name);
            }
            return resource.readAllBytes();
        }
    }
}
