package dev.codefactory.sandbox.seccomp;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The refused calls as Docker wants to be told them: a profile for {@code --security-opt seccomp=}. */
public final class SeccompJson {

    private static final int FIRST_FLAG_OF_A_NAMESPACE = 0x0002_0000;

    /** What Bubblewrap itself does to make a sandbox. */
    private static final Set<RefusedCall> BUBBLEWRAP_NEEDS = EnumSet.of(
            RefusedCall.MOUNT,
            RefusedCall.UMOUNT2,
            RefusedCall.PIVOT_ROOT,
            RefusedCall.CHROOT,
            RefusedCall.UNSHARE,
            RefusedCall.SETNS);

    private static final String IF = """
        , "args": [{"index": %d, "value": %d, "valueTwo": %d, "op": "%s"}]\
        """;

    private static final int NOT_PERMITTED = 1;
    private static final int NOT_IMPLEMENTED = 38;

    private SeccompJson() {}

    /** For containers that run untrusted commands: what {@link SeccompFilter} refuses. */
    public static String forCommands() {
        var calls = EnumSet.allOf(RefusedCall.class);
        return profile(Stream.of(
                        Stream.of(names(calls), refuse("\"clone3\"", NOT_IMPLEMENTED, "")),
                        namespaceFlags().mapToObj(SeccompJson::newNamespace),
                        IntStream.of(SeccompFilter.TIOCSTI, SeccompFilter.TIOCLINUX)
                                .mapToObj(SeccompJson::typing))
                .flatMap(rules -> rules));
    }

    /** For the container of the runner: the same, except for what Bubblewrap needs; inside, Bubblewrap's own filter refuses all. */
    public static String forRunner() {
        return profile(Stream.of(names(EnumSet.complementOf(EnumSet.copyOf(BUBBLEWRAP_NEEDS)))));
    }

    private static String profile(Stream<String> rules) {
        return """
            {
              "defaultAction": "SCMP_ACT_ALLOW",
              "archMap": [
                {"architecture": "SCMP_ARCH_X86_64", "subArchitectures": []},
                {"architecture": "SCMP_ARCH_AARCH64", "subArchitectures": []}
              ],
              "syscalls": [
                %s
              ]
            }
            """.formatted(rules.collect(Collectors.joining(",\n    ")));
    }

    private static String names(Collection<RefusedCall> calls) {
        var names = calls.stream()
                .map(call -> '"' + call.name().toLowerCase(Locale.ROOT) + '"')
                .collect(Collectors.joining(", "));
        return refuse(names, NOT_PERMITTED, "");
    }

    private static IntStream namespaceFlags() {
        return IntStream.iterate(FIRST_FLAG_OF_A_NAMESPACE, flag -> flag > 0, flag -> flag << 1)
                .filter(flag -> (flag & SeccompFilter.NEW_NAMESPACES) != 0);
    }

    private static String newNamespace(int flag) {
        return refuse("\"clone\"", NOT_PERMITTED, IF.formatted(0, flag, flag, "SCMP_CMP_MASKED_EQ"));
    }

    private static String typing(int request) {
        return refuse("\"ioctl\"", NOT_PERMITTED, IF.formatted(1, request, 0, "SCMP_CMP_EQ"));
    }

    private static String refuse(String names, int error, String condition) {
        return """
            {"names": [%s], "action": "SCMP_ACT_ERRNO", "errnoRet": %d%s}\
            """.formatted(names, error, condition);
    }
}
