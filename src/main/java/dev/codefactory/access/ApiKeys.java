package dev.codefactory.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, lists and revokes keys, and says whom a token stands for. */
@Service
public class ApiKeys {

    private static final Duration LAST_USED_PRECISION = Duration.ofSeconds(30);

    private final ApiKeyStore store;
    private final Owners owners;
    private final Clock clock;

    ApiKeys(ApiKeyStore store, Owners owners, Clock clock) {
        this.store = store;
        this.owners = owners;
        this.clock = clock;
    }

    /** A key for an owner, who comes into being with it when new. */
    @Transactional
    public NewApiKey create(String ownerName, String name, @Nullable Instant expiresAt) {
        return create(ownerName, name, false, expiresAt);
    }

    /** Another key for the caller itself; it is never an admin key. */
    @Transactional
    public NewApiKey createOwn(Caller caller, String name, @Nullable Instant expiresAt) {
        return create(owners.nameOf(caller.owner()), name, false, expiresAt);
    }

    /** The caller's keys, for an admin everybody's, oldest first; revoked ones too. */
    public List<ApiKey> list(Caller caller) {
        return store.visibleTo(caller);
    }

    /**
     * Makes a key worthless from the next request on.
     *
     * @return whether the caller has such a key
     */
    @Transactional
    public boolean revoke(Caller caller, String id) {
        return store.revoke(caller, id, clock.instant());
    }

    /** Whom the token stands for; empty when it is unknown, wrong, expired or revoked, which are not told apart. */
    public Optional<Caller> authenticate(String text) {
        var now = clock.instant();
        return Token.parse(text)
                .flatMap(token -> store.unrevoked(token.id())
                        .filter(credential -> token.matches(credential.secretDigest()))
                        .filter(credential -> credential.expiresAt() == null || now.isBefore(credential.expiresAt()))
                        .map(credential -> use(token, credential, now)));
    }

    /** The admin key of a service that has none that works, which is every service at its first start. */
    @Transactional
    Optional<NewApiKey> createMissingAdminKey() {
        return store.hasWorkingAdminKey(clock.instant())
                ? Optional.empty()
                : Optional.of(create(Owners.ADMIN, "admin token", true, null));
    }

    private NewApiKey create(String ownerName, String name, boolean admin, @Nullable Instant expiresAt) {
        var token = Token.random();
        var key = new ApiKey(token.id(), name, ownerName, admin, clock.instant(), expiresAt, null, null);
        store.insert(key, owners.named(ownerName), token.secretDigest());
        return new NewApiKey(key, token.text());
    }

    /** A write per request would cost more than the knowledge is worth. */
    private Caller use(Token token, ApiKeyStore.Credential credential, Instant now) {
        var before = credential.lastUsedAt();
        if (before == null || before.isBefore(now.minus(LAST_USED_PRECISION))) {
            store.markUsed(token.id(), now);
        }
        return credential.caller();
    }
}
