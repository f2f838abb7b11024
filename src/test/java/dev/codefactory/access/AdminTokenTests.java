package dev.codefactory.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AdminTokenTests {

    @TempDir
    Path directory;

    final ApiKeys keys = mock();

    @Test
    void leavesTheTokenForItsOwnerOnly(CapturedOutput output) throws Exception {
        var file = directory.resolve("data/admin-token");
        given(keys.createMissingAdminKey()).willReturn(Optional.of(key("cf_token")));

        new AdminToken(keys, new AccessProperties(AccessMode.TOKEN, file)).afterPropertiesSet();

        assertThat(file).hasContent("cf_token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent()).isDirectoryNotContaining(other -> !other.equals(file));
        assertThat(output).containsOnlyOnce("cf_token");
    }

    @Test
    void saysNothingWhenAnAdminKeyWorks(CapturedOutput output) {
        var file = directory.resolve("admin-token");
        given(keys.createMissingAdminKey()).willReturn(Optional.empty());

        new AdminToken(keys, new AccessProperties(AccessMode.TOKEN, file)).afterPropertiesSet();

        assertThat(file).doesNotExist();
        assertThat(output).isEmpty();
    }

    private static NewApiKey key(String token) {
        return new NewApiKey(new ApiKey("id", "name", "admin", true, Instant.EPOCH, null, null, null), token);
    }
}
