package dev.codefactory.bench.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a sandbox could leave on this machine, seen at one moment: processes of its user or with its words in their command line, files of
 * its user or with the service's prefix where anybody may write, and mounts.
 */
record Leftovers(Set<String> things) {

    private static final List<Path> WRITABLE = Stream.of("/tmp", "/var/tmp", "/dev/shm", "/run", "/run/lock")
            .map(Path::of)
            .toList();

    private static final int SANDBOX_USER = 65_527;

    static Leftovers now(List<String> words) throws IOException {
        var things = new HashSet<String>();
        ProcessHandle.allProcesses()
                .filter(process -> isOurs(process, words))
                .forEach(process -> things.add("process " + process.pid()));
        for (var directory : WRITABLE) {
            addFiles(directory, things);
        }
        try (var mounts = Files.lines(Path.of("/proc/self/mountinfo"))) {
            mounts.filter(mount -> mount.contains("bwrap") || mount.contains("newroot") || mount.contains("/work "))
                    .forEach(mount -> things.add("mount " + mount));
        }
        return new Leftovers(things);
    }

    /** What is here and was not before. */
    Set<String> since(Leftovers before) {
        var added = new TreeSet<>(things);
        added.removeAll(before.things);
        return added;
    }

    private static boolean isOurs(ProcessHandle process, List<String> words) {
        var proc = Path.of("/proc", Long.toString(process.pid()));
        try {
            var commandLine = Files.readString(proc.resolve("cmdline"));
            return !isDead(proc)
                    && (Files.getAttribute(proc, "unix:uid").equals(SANDBOX_USER)
                            || words.stream().anyMatch(commandLine::contains));
        } catch (IOException e) {
            return false; // it has just ended
        }
    }

    /** Bubblewrap leaves it to the machine's first process to strike a dead one off the list, which does so in its own time. */
    private static boolean isDead(Path proc) throws IOException {
        var stat = Files.readString(proc.resolve("stat"));
        return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
    }

    private static void addFiles(Path directory, Set<String> things) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var files = Files.list(directory)) {
            files.filter(Leftovers::isOurs).forEach(file -> things.add("file " + file));
        }
    }

    private static boolean isOurs(Path file) {
        try {
            return file.getFileName().toString().startsWith("codefactory-")
                    || Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                            .equals(SANDBOX_USER);
        } catch (IOException e) {
            return false; // it has just gone
        }
    }
}
