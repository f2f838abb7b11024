package dev.codefactory.session;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Names one execution; later ones sort after earlier ones. */
public record ExecutionId(UUID value) {

    /** A new one, after all others. */
    public static ExecutionId next() {
        return new ExecutionId(UuidCreator.getTimeOrderedEpoch());
    }
}
