package dev.codefactory.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Makes the admin token before the first request can come, prints it once, and leaves it in a file. */
@Component
class AdminToken implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(AdminToken.class);

    private final ApiKeys keys;
    private final Path file;

    AdminToken(ApiKeys keys, AccessProperties properties) {
        this.keys = keys;
        this.file = properties.adminTokenFile().toAbsolutePath().normalize();
    }

    @Override
    public void afterPropertiesSet() {
        keys.createMissingAdminKey().ifPresent(made -> {
            write(made.token());
            log.warn("Admin token, shown only now: {} (also in {})", made.token(), file);
        });
    }

    /** Replaces the file in one move, so that no reader finds half a token or one that others may read. */
    private void write(String token) {
        try {
            var directory = Files.createDirectories(file.getParent());
            var draft = Files.createTempFile(directory, file.getFileName().toString(), null);
            if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(draft, token + System.lineSeparator());
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the admin token to " + file, e);
        }
    }
}
