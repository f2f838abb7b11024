package dev.codefactory.access;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Service;

/** Decides who a request comes from. */
@Service
public class Access {

    private final AccessMode mode;
    private final ApiKeys keys;
    private final Owners owners;

    Access(AccessProperties properties, ServerProperties server, ApiKeys keys, Owners owners) {
        requireLoopbackWithoutTokens(properties.mode(), server.getAddress());
        this.mode = properties.mode();
        this.keys = keys;
        this.owners = owners;
    }

    private static void requireLoopbackWithoutTokens(AccessMode mode, @Nullable InetAddress address) {
        if (mode == AccessMode.NONE && (address == null || !address.isLoopbackAddress())) {
            throw new OpenAccessException(address == null ? "all addresses" : address.getHostAddress());
        }
    }

    public AccessMode mode() {
        return mode;
    }

    /** Whom a token stands for, if it is good. */
    public Optional<Caller> byToken(String token) {
        return keys.authenticate(token);
    }

    /** Who everybody is when no token is asked for. */
    public Caller everybody() {
        return new Caller(owners.named(Owners.ADMIN), true);
    }
}
