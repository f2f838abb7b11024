package dev.codefactory.sandbox.ladder;

import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.confinement.SandboxProperties;
import dev.codefactory.sandbox.docker.DockerEngine;
import dev.codefactory.sandbox.runner.RunnerSandbox;
import io.opentelemetry.api.OpenTelemetry;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts up the ladder the operator asked for. */
@Configuration(proxyBeanMethods = false)
class SandboxConfiguration {

    @Bean
    Sandbox sandbox(LadderProperties properties, SandboxProperties limits, ObjectProvider<OpenTelemetry> telemetry) {
        return new TracedSandbox(wanted(properties, limits), telemetry.getIfAvailable(OpenTelemetry::noop));
    }

    private static Sandbox wanted(LadderProperties properties, SandboxProperties limits) {
        var docker = properties.docker();
        var bubblewrap = new BubblewrapRung(limits);
        var gvisor = docker("gvisor", docker, docker.gvisor(), limits);
        var runc = docker("docker", docker, "runc", limits);
        return switch (properties.mode()) {
            case AUTO -> new Ladder(List.of(bubblewrap, gvisor, runc), limits);
            case BUBBLEWRAP -> new Ladder(List.of(bubblewrap), limits);
            case GVISOR -> new Ladder(List.of(gvisor), limits);
            case DOCKER -> new Ladder(List.of(runc), limits);
            case RUNNER -> new RunnerSandbox(properties.runner());
            case OFF -> new NoSandbox("generated code is not run, because codefactory.sandbox.mode is off");
        };
    }

    private static Rung docker(String kind, LadderProperties.Docker docker, String runtime, SandboxProperties limits) {
        return new DockerRung(kind, new DockerEngine(docker.host(), docker.image(), runtime), limits);
    }
}
