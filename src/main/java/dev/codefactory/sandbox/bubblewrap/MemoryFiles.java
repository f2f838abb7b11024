package dev.codefactory.sandbox.bubblewrap;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Map;

/**
 * The files in the memory of one run. Their content is bounded by the size of their file system, but for each file, empty or not, the
 * kernel needs about a kilobyte more, and no process is charged for it: a million empty files are a gigabyte that nobody seems to use.
 */
final class MemoryFiles {

    private static final long BYTES_PER_FILE = 1024;

    /** What the kernel calls a file system in memory. */
    private static final long TMPFS = 0x0102_1994;

    // The fields of struct statfs, which are eight bytes each on both processors.
    private static final int STRUCT_BYTES = 256;
    private static final int TYPE = 0;
    private static final int BLOCK_SIZE = 1;
    private static final int BLOCKS = 2;
    private static final int FILES = 5;
    private static final int FREE_FILES = 6;

    /** The JDK tells of a file system how many bytes are free, but not how many files. */
    @SuppressWarnings("restricted")
    private static final MethodHandle STATFS = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("statfs"),
                    FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));

    private final Map<String, Long> sizes;

    /** Takes the size in bytes of each file system, by its place inside. */
    MemoryFiles(Map<String, Long> sizes) {
        this.sizes = Map.copyOf(sizes);
    }

    /** What they cost as the given process sees them; nothing when it does not see them yet or no longer. */
    long overhead(ProcessHandle inside) {
        try (var arena = Arena.ofConfined()) {
            var statistics = arena.allocate(STRUCT_BYTES, Long.BYTES);
            long files = 0;
            for (var place : sizes.entrySet()) {
                var path = arena.allocateFrom("/proc/" + inside.pid() + "/root" + place.getKey());
                files += statfs(path, statistics) ? files(statistics, place.getValue()) : 0;
            }
            return files * BYTES_PER_FILE;
        }
    }

    /** A process that is still being confined may see a directory of the host in this place; ours is known by its size. */
    private static long files(MemorySegment statistics, long size) {
        long bytes = field(statistics, BLOCKS) * field(statistics, BLOCK_SIZE);
        boolean isOurs =
                field(statistics, TYPE) == TMPFS && bytes >= size && bytes - size < field(statistics, BLOCK_SIZE);
        return isOurs ? field(statistics, FILES) - field(statistics, FREE_FILES) : 0;
    }

    private static long field(MemorySegment statistics, int number) {
        return statistics.getAtIndex(JAVA_LONG, number);
    }

    private static boolean statfs(MemorySegment path, MemorySegment statistics) {
        try {
            return (int) STATFS.invokeExact(path, statistics) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("statfs cannot be called", e);
        }
    }
}
