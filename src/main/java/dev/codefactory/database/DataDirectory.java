package dev.codefactory.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileStore;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.util.FileSystemUtils;

/**
 * The files of the embedded PostgreSQL, held by one process at a time. The operating system drops the hold when the process dies, however
 * it dies.
 */
final class DataDirectory implements AutoCloseable {

    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    static DataDirectory hold(Path directory) {
        var root = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root, forOwnerOnly("rwx------"));
            requireSafeFromOthers(root);
            var file = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLockedBy(file)) {
                return new DataDirectory(root, file);
            }
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the data directory " + root, e);
        }
        throw new DatabaseRefusedException(
                "Another Code Factory runs on the data directory " + root + ".",
                "Stop the other one, give this one its own codefactory.data-dir and codefactory.database.port, or let both use one"
                        + " PostgreSQL by spring.datasource.url.");
    }

    /** Who may write here may put other programs in the place of PostgreSQL's. */
    private static void requireSafeFromOthers(Path root) throws IOException {
        if (isPosix() && Files.getPosixFilePermissions(root).contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new DatabaseRefusedException(
                    "Everybody on this machine may write to the data directory " + root + ".",
                    "Take that right away (chmod o-w), or choose another directory with codefactory.data-dir.");
        }
    }

    private static boolean isLockedBy(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    /** Where PostgreSQL keeps its data. */
    Path cluster() {
        return root.resolve("postgres");
    }

    /** What holds the cluster. */
    FileStore disk() {
        try {
            return Files.getFileStore(cluster());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The library keeps its own hold of the cluster when a start fails, and then refuses the next one. The hold that counts is ours. */
    void forgetLibraryLock() {
        try {
            Files.deleteIfExists(cluster().resolve("epg-lock"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Where the server's programs are unpacked: not in a temporary directory, where others could put theirs first, and behind a directory
     * that is closed to others, because the library leaves them writable for everybody.
     */
    Path programs() {
        return root.resolve("postgres-programs");
    }

    /** What PostgreSQL has said since this start. */
    Path log() {
        return root.resolve("postgres.log");
    }

    /** The superuser's password; its file can be read by the user who runs the service and nobody else. */
    Path passwordFile() {
        return root.resolve("postgres-password");
    }

    String password() {
        try {
            return Files.readString(passwordFile()).strip();
        } catch (IOException e) {
            throw new DatabaseRefusedException(
                    "The password of the embedded PostgreSQL cannot be read from " + passwordFile() + ".",
                    "Put the file back from a backup, readable by the user who runs the service.",
                    e);
        }
    }

    /** Makes room for the programs, and for a new cluster when there is none or its making was cut short before it held anything. */
    void prepare() {
        try {
            Files.deleteIfExists(log());
            closeToOthers(programs());
            if (Files.exists(incomplete())) {
                FileSystemUtils.deleteRecursively(cluster());
            }
            if (Files.notExists(cluster())) {
                Files.writeString(incomplete(), "");
                Files.deleteIfExists(passwordFile());
                Files.createFile(passwordFile(), forOwnerOnly("rw-------"));
                Files.writeString(passwordFile(), randomPassword());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the data directory " + root, e);
        }
    }

    /** From now on the cluster may hold data and is never made anew. */
    void complete() {
        try {
            Files.deleteIfExists(incomplete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String randomPassword() {
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private Path incomplete() {
        return root.resolve("postgres-incomplete");
    }

    private static void closeToOthers(Path directory) throws IOException {
        Files.createDirectories(directory);
        if (isPosix()) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static FileAttribute<?>[] forOwnerOnly(String permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
