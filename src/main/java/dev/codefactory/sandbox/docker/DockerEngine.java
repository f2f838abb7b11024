package dev.codefactory.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A Docker engine and what of it the sandbox uses.
 *
 * @param host its address, such as {@code unix:///var/run/docker.sock}
 * @param image the image commands run in, built from {@code sandbox/Dockerfile}; it is never pulled
 * @param runtime what starts the containers: {@code runc}, or gVisor's {@code runsc}
 */
public record DockerEngine(URI host, String image, String runtime) {

    private static final int CONNECTIONS = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Why the engine cannot be used, or empty when it can. */
    public Optional<String> obstacle() {
        if ("unix".equals(host.getScheme()) && !Files.exists(Path.of(host.getPath()))) {
            return Optional.of("there is no Docker engine at " + host);
        }
        try (var client = connect()) {
            client.pingCmd().exec();
            var runtimes = client.infoCmd().exec().getRawValues().get("Runtimes");
            if (!String.valueOf(runtimes).contains(runtime)) {
                return Optional.of("the Docker engine has no runtime " + runtime);
            }
            client.inspectImageCmd(image).exec();
            return Optional.empty();
        } catch (NotFoundException e) {
            return Optional.of("the Docker engine has no image " + image + "; build it with: docker build -t " + image
                    + " sandbox");
        } catch (IOException | RuntimeException e) {
            return Optional.of("the Docker engine at " + host + " does not answer: " + e.getMessage());
        }
    }

    /** Whether commands get a kernel of their own. */
    boolean isGvisor() {
        return runtime.startsWith("runsc");
    }

    DockerClient connect() {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host.toString())
                .withDockerTlsVerify(false)
                .build();
        var http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(host)
                .maxConnections(CONNECTIONS)
                .connectionTimeout(PATIENCE)
                .build();
        return DockerClientImpl.getInstance(config, http);
    }
}
