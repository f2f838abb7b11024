package dev.codefactory.sandbox.bubblewrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/** What a process and all that come from it use, seen from outside, as the kernel counts it. */
final class ProcessTree {

    /** The kernel's USER_HZ, the same on every processor this runs on. */
    private static final long TICKS_PER_SECOND = 100;

    /** In /proc/PID/stat, counted behind the name: own time as a user and in the kernel, and both of all ended children. */
    private static final int FIRST_TIME = 11;

    private static final int TIMES = 4;

    private final Process root;
    private final MemoryFiles files;
    private long peakMemory;
    private long cpuTicks;

    ProcessTree(Process root, MemoryFiles files) {
        this.root = root;
        this.files = files;
    }

    /** Looks at all processes and answers the memory they hold now, with what the files they made cost. */
    long look() {
        var processes = root.descendants().toList();
        long memory = sum(processes, ProcessTree::residentBytes)
                + processes.stream().mapToLong(files::overhead).max().orElse(0);
        peakMemory = Math.max(peakMemory, memory);
        cpuTicks = Math.max(cpuTicks, sum(processes, ProcessTree::ticks));
        return memory;
    }

    long peakMemory() {
        return peakMemory;
    }

    Duration cpu() {
        return Duration.ofMillis(cpuTicks * 1000 / TICKS_PER_SECOND);
    }

    private static long sum(List<ProcessHandle> processes, ToLongFunction<ProcessHandle> figure) {
        return processes.stream().mapToLong(figure).sum();
    }

    /** Memory the kernel could not take back: pages of files are left out, because every program shares them. */
    private static long residentBytes(ProcessHandle process) {
        try (var lines = Files.lines(proc(process, "status"))) {
            return lines.filter(line -> line.startsWith("RssAnon:") || line.startsWith("RssShmem:"))
                    .mapToLong(ProcessTree::bytes)
                    .sum();
        } catch (IOException | RuntimeException e) {
            return 0; // it ended while we were looking
        }
    }

    /** Reads a line such as {@code RssAnon:     5120 kB}. */
    private static long bytes(String line) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }

    private static long ticks(ProcessHandle process) {
        try {
            var stat = Files.readString(proc(process, "stat"));
            // A name may contain anything, even blanks and parentheses.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int field = FIRST_TIME; field < FIRST_TIME + TIMES; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return ticks;
        } catch (IOException | RuntimeException e) {
            return 0; // it ended while we were looking
        }
    }

    private static Path proc(ProcessHandle process, String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }
}
