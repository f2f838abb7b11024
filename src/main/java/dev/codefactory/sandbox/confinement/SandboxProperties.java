package dev.codefactory.sandbox.confinement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What untrusted commands may use at most.
 *
 * @param time wall-clock time of one command, whatever its caller asked for
 * @param memory resident memory of all processes of one command together, and a kilobyte for each file it made
 * @param output bytes one command may print before it is stopped
 * @param processes processes and threads of one command
 * @param workSize size of the working directory
 * @param tmpSize size of the temporary directory, which also holds the caches of compilers
 * @param uid the host user commands run as when the service itself runs as root. The default lies above the ids distributions and
 *     systemd hand out (up to 65519) and below nobody (65534), so no other process shares it, and below 65536, so containers have it
 * @param mounts directories of the host that commands may read, by a name of the operator's choice: the host's path, the path inside (below /opt), and
 *     java-libraries, true where the jars in it are to be on Java's class path
 */
@Validated
@ConfigurationProperties("codefactory.sandbox")
public record SandboxProperties(
        @DefaultValue("10m") @NotNull Duration time,
        @DefaultValue("2GB") @NotNull DataSize memory,
        @DefaultValue("1MB") @NotNull DataSize output,
        @DefaultValue("256") @Min(16) @Max(4096) int processes,
        @DefaultValue("128MB") @NotNull DataSize workSize,
        @DefaultValue("512MB") @NotNull DataSize tmpSize,
        @DefaultValue("65527") @Min(1) int uid,
        @DefaultValue Map<String, @Valid Mount> mounts) {

    /**
     * A directory of the host that commands may read.
     *
     * @param host where it is
     * @param inside where commands see it, below {@code /opt}
     * @param javaLibraries whether the jars in it are on the class path where Java is compiled and run
     */
    public record Mount(
            @NotNull Path host,

            @NotNull @Pattern(regexp = "/opt/[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*")
            String inside,

            @DefaultValue("false") boolean javaLibraries) {}

    public SandboxProperties {
        mounts = Map.copyOf(mounts);
    }

    /** The operator's Java libraries as a class path inside; empty when there are none. */
    public String javaLibraries() {
        return mounts.values().stream()
                .filter(Mount::javaLibraries)
                .map(mount -> mount.inside() + "/*")
                .sorted()
                .collect(Collectors.joining(":"));
    }
}
