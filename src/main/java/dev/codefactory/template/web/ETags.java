package dev.codefactory.template.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tags that change with what is answered. */
final class ETags {

    private ETags() {}

    static String of(@Nullable Object... parts) {
        var text = new StringBuilder();
        for (var part : parts) {
            text.append(part).append('\n');
        }
        return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
