package dev.codefactory.sandbox;

import dev.codefactory.Require;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.util.unit.DataSize;

class BubblewrapSandboxTests extends SandboxContract {

    private static BubblewrapSandbox sandbox;

    @BeforeAll
    static void start() throws IOException {
        Require.tool(BubblewrapHost.obstacle().isEmpty(), "bubblewrap");
        sandbox = new BubblewrapSandbox(limits(), BubblewrapHost.prepare());
        Require.tool(sandbox.status().usable(), sandbox.status().detail());
    }

    @AfterAll
    static void stop() throws IOException {
        sandbox.close();
    }

    @Override
    Sandbox sandbox() {
        return sandbox;
    }

    static SandboxProperties limits() {
        return new SandboxProperties(
                Duration.ofMinutes(1),
                DataSize.ofMegabytes(512),
                DataSize.ofMegabytes(1),
                64,
                DataSize.ofMegabytes(32),
                DataSize.ofMegabytes(512),
                65527,
                Map.of());
    }
}
