package dev.codefactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The service does not start in a way that would do harm, and says why. */
@ExtendWith(OutputCaptureExtension.class)
class StartRefusalTests {

    @TempDir
    Path parent;

    @Test
    void refusesANetworkWithoutTokensBeforeItWritesAnything(CapturedOutput output) {
        var data = parent.resolve("data");

        assertThatThrownBy(() -> SpringApplication.run(
                        CodeFactoryApplication.class,
                        "--codefactory.access.mode=none",
                        "--server.address=0.0.0.0",
                        "--server.port=0",
                        "--codefactory.data-dir=" + data))
                .hasMessageContaining("listen on 0.0.0.0");

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("Set codefactory.access.mode to token, or server.address to 127.0.0.1.")
                .doesNotContain("\tat ");
        assertThat(data).doesNotExist();
    }
}
