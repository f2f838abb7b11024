package dev.codefactory.sandbox.confinement;

import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How confined programs get to see a {@link Tool}. All of {@code /usr} is visible anyway, so most need nothing.
 *
 * @param mounts what must be mounted beside it: the path inside and the path on the host
 * @param versionCommand succeeds inside exactly when the tool can be used, and says its version first
 * @param installHint what people can do about a missing one
 */
public record Toolchain(Map<Path, Path> mounts, List<String> versionCommand, String installHint) {

    /** Where JUnit's console launcher lies inside. */
    static final Path JUNIT_JAR = Path.of("/run/junit/junit-platform-console-standalone.jar");

    static final Path JACOCO_AGENT = Path.of("/run/junit/org.jacoco.agent-runtime.jar");
    static final Path JACOCO_CLI = Path.of("/run/junit/org.jacoco.cli-nodeps.jar");

    /** Where Go's standard library lies inside, compiled, if anybody compiled it. */
    public static final Path GO_LIBRARY = Path.of("/opt/go-build");

    /** Where programs are searched for, inside. */
    public static final String SEARCH_PATH =
            "/opt/jdk/bin:/opt/rust/bin:/usr/local/go/bin:/usr/lib/go/bin:/usr/local/bin:/usr/bin:/bin";

    private static final Path JDK_INSIDE = Path.of("/opt/jdk");
    private static final Path RUST_INSIDE = Path.of("/opt/rust");

    /**
     * A build cache of the run's own, in which what was compiled before is a link. It is told that it was tidied just now, or Go would throw
     * away what is some days old.
     */
    private static final String LINK_GO_LIBRARY = """
            if [ -d %1$s ]; then
              cp -rs %1$s /tmp/go-build && rm -f /tmp/go-build/trim.txt && date +%%s >/tmp/go-build/trim.txt
            fi
            """.formatted(GO_LIBRARY);

    /** What keeps every tool offline and its caches in the temporary directory, and says where things are. */
    private static final Map<String, String> ENVIRONMENT = Map.ofEntries(
            Map.entry("PYTHONDONTWRITEBYTECODE", "1"),
            Map.entry("PYTHONHASHSEED", "0"),
            Map.entry("NODE_PATH", "/usr/local/lib/node_modules:/usr/lib/node_modules"),
            Map.entry("JAVA_HOME", JDK_INSIDE.toString()),
            Map.entry("JUNIT_JAR", JUNIT_JAR.toString()),
            Map.entry("JACOCO_AGENT", JACOCO_AGENT.toString()),
            Map.entry("JACOCO_CLI", JACOCO_CLI.toString()),
            Map.entry("GOCACHE", "/tmp/go-build"),
            Map.entry("GOPATH", "/tmp/go"),
            Map.entry("GOPROXY", "off"),
            Map.entry("GOTOOLCHAIN", "local"),
            Map.entry("GOENV", "off"),
            Map.entry("GOFLAGS", "-mod=mod"),
            Map.entry("CGO_ENABLED", "0"),
            Map.entry("CARGO_HOME", "/tmp/cargo"),
            Map.entry("CARGO_NET_OFFLINE", "true"));

    /** How the given tool is shown. */
    public static Toolchain of(Tool tool) {
        return switch (tool) {
            case PYTHON -> inUsr("apt-get install python3 python3-pytest", "python3", "--version");
            case NODE -> inUsr("apt-get install nodejs", "node", "--version");
            case TYPESCRIPT -> inUsr("npm install --global typescript", "tsc", "--version");
            case GO -> inUsr("apt-get install golang", "go", "version");
            case CPP -> inUsr("apt-get install g++", "c++", "--version");
            case JDK, JUNIT ->
                new Toolchain(
                        jdkMounts(),
                        List.of("javac", "--version"),
                        "run the service on a JDK that every user of this machine may read");
            case RUST ->
                new Toolchain(
                        mount(RUST_INSIDE, rust()),
                        List.of("rustc", "--version"),
                        "apt-get install cargo, or rustup with RUSTUP_HOME in a directory every user may read");
        };
    }

    /** All variables a command gets: its own, what keeps the tools offline, and what is the same in every run of this sandbox. */
    public static Map<String, String> environment(SandboxCommand command, SandboxProperties properties) {
        var variables = new HashMap<>(ENVIRONMENT);
        variables.put("JAVA_LIBRARIES", properties.javaLibraries());
        variables.putAll(command.environment());
        variables.putAll(Map.of("PATH", SEARCH_PATH, "HOME", "/work", "TMPDIR", "/tmp", "LANG", "C.UTF-8"));
        return variables;
    }

    /** Shell lines that make ready, inside, what the command's tools need before it begins. */
    public static String preparation(SandboxCommand command) {
        return command.tools().contains(Tool.GO) ? LINK_GO_LIBRARY : "";
    }

    private static Toolchain inUsr(String installHint, String... versionCommand) {
        return new Toolchain(Map.of(), List.of(versionCommand), installHint);
    }

    private static Map<Path, Path> mount(Path inside, Optional<Path> host) {
        return host.map(path -> Map.of(inside, path)).orElse(Map.of());
    }

    private static Map<Path, Path> jdkMounts() {
        return mount(
                JDK_INSIDE,
                Stream.of(System.getProperty("java.home"), "/usr/lib/jvm/default-java")
                        .map(Path::of)
                        .filter(home -> Files.exists(home.resolve("bin/javac")))
                        .filter(Toolchain::canBeShown)
                        .findFirst());
    }

    /** The toolchain itself, not rustup's stand-ins for it, which would want to write next to it. */
    private static Optional<Path> rust() {
        var home = Optional.ofNullable(System.getenv("RUSTUP_HOME"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".rustup"));
        return Stream.of(home, Path.of("/usr/local/rustup"))
                .map(path -> path.resolve("toolchains"))
                .flatMap(Toolchain::children)
                .filter(toolchain -> Files.exists(toolchain.resolve("bin/cargo")))
                .filter(Toolchain::canBeShown)
                .findFirst();
    }

    /** When the service is root, the sandbox is made by another user, who must reach the toolchain, too: /root is closed to it. */
    private static boolean canBeShown(Path toolchain) {
        if (!ServiceUser.isRoot()) {
            return true;
        }
        try {
            for (Path path = toolchain.toRealPath(); path != null; path = path.getParent()) {
                if (!Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Stream<Path> children(Path directory) {
        try (var children = Files.list(directory)) {
            return children.sorted().toList().reversed().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
