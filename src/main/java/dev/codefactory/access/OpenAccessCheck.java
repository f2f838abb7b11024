package dev.codefactory.access;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Refuses to answer a network without asking who calls. */
@Configuration(proxyBeanMethods = false)
class OpenAccessCheck {

    /** Runs before any bean is made, so that nothing has been started or written when the service refuses. */
    @Bean
    static BeanFactoryPostProcessor requireLoopbackWithoutTokens(Environment environment) {
        return _ -> {
            var binder = Binder.get(environment);
            var access = binder.bindOrCreate("codefactory.access", AccessProperties.class);
            var address = binder.bind("server.address", InetAddress.class).orElse(null);
            if (access.mode() == AccessMode.NONE && !isLoopback(address)) {
                throw new OpenAccessException(address == null ? "all addresses" : address.getHostAddress());
            }
        };
    }

    private static boolean isLoopback(@Nullable InetAddress address) {
        return address != null && address.isLoopbackAddress();
    }
}
