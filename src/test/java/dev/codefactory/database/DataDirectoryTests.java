package dev.codefactory.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTests {

    @TempDir
    Path parent;

    @Test
    void keepsOthersOut() throws Exception {
        var directory = parent.resolve("data");

        try (var files = DataDirectory.hold(directory)) {
            files.prepare();

            assertThat(permissions(directory)).isEqualTo("rwx------");
            assertThat(permissions(files.programs())).isEqualTo("rwx------");
            assertThat(permissions(files.passwordFile())).isEqualTo("rw-------");
        }
    }

    @Test
    void keepsOthersFromTheProgramsInADirectoryTheyMayRead() throws Exception {
        var programs = Files.createDirectory(parent.resolve("postgres-programs"));
        permit(parent, "rwxr-xr-x");
        permit(programs, "rwxrwxrwx");

        try (var files = DataDirectory.hold(parent)) {
            files.prepare();

            assertThat(permissions(files.programs())).isEqualTo("rwx------");
            assertThat(permissions(parent)).isEqualTo("rwxr-xr-x");
        }
    }

    @Test
    void refusesADirectoryEverybodyMayWriteTo() throws Exception {
        permit(parent, "rwxrwxrwx");

        assertThatThrownBy(() -> DataDirectory.hold(parent))
                .isInstanceOf(DatabaseRefusedException.class)
                .hasMessageContaining("Everybody on this machine may write");
    }

    @Test
    void beginsAnewAfterACreationThatWasCutShort() throws Exception {
        Files.createDirectories(parent.resolve("postgres"));
        Files.writeString(parent.resolve("postgres/postgresql.conf"), "half");
        Files.writeString(parent.resolve("postgres-incomplete"), "");

        try (var files = DataDirectory.hold(parent)) {
            files.prepare();

            assertThat(files.cluster()).doesNotExist();
            assertThat(files.password()).hasSize(48);
        }
    }

    @Test
    void neverTouchesAClusterWhosePasswordIsLost() throws Exception {
        Files.createDirectories(parent.resolve("postgres"));

        try (var files = DataDirectory.hold(parent)) {
            files.prepare();

            assertThat(files.cluster()).exists();
            assertThatThrownBy(files::password).isInstanceOf(DatabaseRefusedException.class);
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
