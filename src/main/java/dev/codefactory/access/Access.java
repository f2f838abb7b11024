package dev.codefactory.access;

import java.util.Optional;
import org.springframework.stereotype.Service;

/** Decides who a request comes from. */
@Service
public class Access {

    private final AccessMode mode;
    private final ApiKeys keys;
    private final Owners owners;

    Access(AccessProperties properties, ApiKeys keys, Owners owners) {
        this.mode = properties.mode();
        this.keys = keys;
        this.owners = owners;
    }

    public AccessMode mode() {
        return mode;
    }

    /** Whom a token stands for, if it is good. */
    public Optional<Caller> byToken(String token) {
        return keys.authenticate(token);
    }

    /** What people call the owner. */
    public String nameOf(Owner owner) {
        return owners.nameOf(owner);
    }

    /** Who everybody is when no token is asked for. */
    public Caller everybody() {
        return new Caller(owners.named(Owners.ADMIN), true);
    }
}
