package dev.codefactory.sandbox.ladder;

import dev.codefactory.sandbox.confinement.SandboxProperties;
import dev.codefactory.sandbox.runner.RunnerServer;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * The runner: the part of the service that runs untrusted commands, as a process of its own. It has no network, no database and no
 * secret; it knows the limits and the socket, and has Bubblewrap.
 */
public final class RunnerApplication {

    /** All of the service that a runner has. */
    @EnableConfigurationProperties({LadderProperties.class, SandboxProperties.class})
    private static final class Parts {}

    private RunnerApplication() {}

    /** Takes no arguments; the limits are the properties of {@code codefactory.sandbox}. */
    public static void main(String[] arguments) throws IOException {
        try (var context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .run(arguments)) {
            var limits = context.getBean(SandboxProperties.class);
            var socket = context.getBean(LadderProperties.class).runner();
            try (var ladder = new Ladder(List.of(new BubblewrapRung(limits)), limits)) {
                var status = ladder.status();
                if (!status.usable()) {
                    throw new IllegalStateException(status.detail());
                }
                try (var server = new RunnerServer(ladder, socket)) {
                    server.serve();
                }
            }
        }
    }
}
