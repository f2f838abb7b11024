package dev.codefactory.sandbox.confinement;

import dev.codefactory.sandbox.SandboxCommand;

/**
 * The script that runs inside, around the command. Arguments: the number of result files, their paths, the command.
 *
 * <p>Its standard input brings the files. Its standard output belongs to it alone; all the command writes goes to standard error. When the
 * command has ended, its processes are killed before its files are read, so that none can change them meanwhile, and each file leaves as
 * one line of text: neither links nor special files nor hostile names reach the host.
 */
public final class Supervisor {

    /** What the script may start beside the command. */
    public static final int PROCESSES = 16;

    private Supervisor() {}

    /** For a process of ours: it is killed with us, and its exit code is the command's. For any shell. */
    public static String asChild(SandboxCommand command) {
        return """
            tar -xmf - -C / || exit 1
            """ + Toolchain.preparation(command) + """
            echo %s
            (shift $(($1 + 1)); exec "$@") </dev/null >&2
            code=$?
            """.formatted(RunResults.READY) + handOver() + "exit $code\n";
    }

    /**
     * For the first process of a container, which somebody else started. It lives only as long as its standard input is open, which the
     * kernel closes when we die, and waits for that after its last words, so that it can be asked about until then. A command that kills
     * all it can, and so what watches the input, ends its own run. For bash, which can wait for whatever ends first, and whose own remarks
     * nobody wants to read.
     *
     * @param bytes how many of standard input are files
     */
    public static String asGuest(SandboxCommand command, long bytes) {
        return """
            exec 3<&0
            head -c %d <&3 | tar -xmf - -C / || exit 1
            """.formatted(bytes)
                + Toolchain.preparation(command)
                + """
            exec 4>&2 2>/dev/null
            echo %s
            cat <&3 >/dev/null & watch=$!
            (shift $(($1 + 1)); exec "$@") </dev/null >&4 2>&4 3<&- 4>&- &
            wait -n -p ended; code=$?
            [ "$ended" != $watch ] || [ $code != 0 ] || exit 1
            """.formatted(RunResults.READY)
                + handOver()
                + """
                    for peak in memory.peak memory/memory.max_usage_in_bytes; do
                      [ ! -r /sys/fs/cgroup/$peak ] || echo "peak $(cat /sys/fs/cgroup/$peak)"
                    done
                    grep -hs '^oom_kill ' /sys/fs/cgroup/memory.events /sys/fs/cgroup/memory/memory.oom_control
                    echo %s $code
                    cat <&3 >/dev/null
                    """.formatted(RunResults.DONE);
    }

    private static String handOver() {
        return """
            kill -s KILL -- -1 2>/dev/null
            count=$1; number=0; shift
            while [ $number -lt $count ]; do
              if [ -f "$1" ] && [ -r "$1" ] && [ ! -L "$1" ]; then
                printf '%%s ' $number; head -c %d -- "$1" | base64 | tr -d '\\n'; echo
              fi
              number=$((number + 1)); shift
            done
            times
            """.formatted(RunResults.MAX_BYTES);
    }
}
