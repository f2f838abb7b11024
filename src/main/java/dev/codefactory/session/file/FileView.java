package dev.codefactory.session.file;

import dev.codefactory.code.CodePath;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * A file of the tree that stands.
 *
 * @param language the wire word of its language, or null for a file that is no source code
 * @param size its length in characters
 * @param sha256 the hash of its UTF-8 bytes
 * @param stepId the step that produced this revision
 * @param madeBy what made it, or null where that is not known any more
 */
@NamedInterface("files")
public record FileView(
        CodePath path,
        @Nullable String language,
        int size,
        String sha256,
        UUID stepId,
        @Nullable Maker madeBy) {}
