package dev.codefactory.sandbox;

import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Climbs the ladder of sandboxes and takes the first that this machine has. */
@Configuration(proxyBeanMethods = false)
class SandboxConfiguration {

    @Bean
    Sandbox sandbox(SandboxProperties limits) throws IOException {
        var obstacle = BubblewrapHost.obstacle();
        return obstacle.isPresent()
                ? new NoSandbox(obstacle.get())
                : new BubblewrapSandbox(limits, BubblewrapHost.inspect());
    }
}
