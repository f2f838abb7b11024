package dev.codefactory.session.waiver;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which waivers to list; null leaves a question open.
 *
 * @param active whether it is still in force
 */
public record WaiverFilter(
        @Nullable String fingerprint,
        @Nullable UUID projectId,
        @Nullable Boolean active) {

    public static final WaiverFilter ALL = new WaiverFilter(null, null, null);
}
