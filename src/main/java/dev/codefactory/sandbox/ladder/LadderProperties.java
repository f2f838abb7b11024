package dev.codefactory.sandbox.ladder;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which kind of sandbox there is to be.
 *
 * @param mode what runs generated code. With auto it is the first of bubblewrap, gvisor and docker that passes its self-test; each other
 *     value is that kind or none
 * @param docker the Docker engine, for gvisor and docker
 * @param runner the socket of the runner; the runner itself makes it there
 */
@Validated
@ConfigurationProperties("codefactory.sandbox")
record LadderProperties(
        @DefaultValue("auto") @NotNull Mode mode,
        @DefaultValue @Valid Docker docker,

        @DefaultValue("/run/code-factory/runner.sock") @NotNull
        Path runner) {

    enum Mode {
        AUTO,
        BUBBLEWRAP,
        GVISOR,
        DOCKER,
        RUNNER,
        OFF
    }

    /**
     * A Docker engine.
     *
     * @param host its address
     * @param image the image commands run in, made from sandbox/Dockerfile; it is never pulled
     * @param gvisor the name under which the engine knows gVisor's runtime
     */
    record Docker(
            @DefaultValue("unix:///var/run/docker.sock") @NotNull
            URI host,

            @DefaultValue("code-factory-sandbox") @NotBlank String image,
            @DefaultValue("runsc") @NotBlank String gvisor) {}
}
