package dev.codefactory.access;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;

/** Gives a {@code @SpringBootTest} real owners with real tokens; import it and inject it. */
@TestConfiguration(proxyBeanMethods = false)
public class TestTokens {

    private final ObjectProvider<ApiKeys> keys;

    TestTokens(ObjectProvider<ApiKeys> keys) {
        this.keys = keys;
    }

    /**
     * An owner and what its requests carry.
     *
     * @param authorization the value of the header {@code Authorization}
     */
    public record Identity(Owner owner, String token, String authorization) {}

    /** A new key for the owner of this name, who comes into being when new. */
    public Identity of(String ownerName) {
        var made = keys.getObject().create(ownerName, "test", null);
        var caller = keys.getObject().authenticate(made.token()).orElseThrow();
        return new Identity(caller.owner(), made.token(), "Bearer " + made.token());
    }
}
