package dev.codefactory.sandbox.bubblewrap;

import dev.codefactory.sandbox.confinement.ServiceUser;
import dev.codefactory.sandbox.seccomp.CpuArchitecture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Bubblewrap needs from this machine.
 *
 * @param bubblewrap the program
 * @param cpu what the system call filter is written for
 * @param isRoot whether the service runs as root and must drop to another user first
 */
public record BubblewrapHost(Path bubblewrap, CpuArchitecture cpu, boolean isRoot) {

    /** What people can do about a missing Bubblewrap. */
    public static final String INSTALL_HINT = "install it with: apt-get install bubblewrap";

    /** Why there can be no Bubblewrap here, or empty when there is one. */
    public static Optional<String> obstacle() {
        var cpu = System.getProperty("os.arch");
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.of("generated code is run on Linux only; elsewhere run the service in a container");
        }
        if (CpuArchitecture.of(cpu).isEmpty()) {
            return Optional.of("there is no system call filter for " + cpu);
        }
        return find("bwrap").isEmpty() ? Optional.of("Bubblewrap is missing; " + INSTALL_HINT) : Optional.empty();
    }

    /**
     * Finds out what is here.
     *
     * @throws IllegalStateException where there is an {@link #obstacle}
     */
    public static BubblewrapHost inspect() {
        return new BubblewrapHost(
                find("bwrap").orElseThrow(IllegalStateException::new),
                CpuArchitecture.of(System.getProperty("os.arch")).orElseThrow(IllegalStateException::new),
                ServiceUser.isRoot());
    }

    private static Optional<Path> find(String program) {
        return Stream.of("/usr/bin", "/usr/local/bin", "/bin")
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
