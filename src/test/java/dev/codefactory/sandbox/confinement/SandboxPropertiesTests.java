package dev.codefactory.sandbox.confinement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class SandboxPropertiesTests {

    @EnableConfigurationProperties(SandboxProperties.class)
    static class Configuration {}

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Configuration.class);

    @Test
    void hasADefaultForEverything() {
        runner.run(context -> assertThat(context.getBean(SandboxProperties.class))
                .isEqualTo(new SandboxProperties(
                        Duration.ofMinutes(10),
                        DataSize.ofGigabytes(2),
                        DataSize.ofMegabytes(1),
                        256,
                        DataSize.ofMegabytes(128),
                        DataSize.ofMegabytes(512),
                        65527,
                        Map.of())));
    }

    @Test
    void readsTheOperatorsMounts() {
        runner.withPropertyValues(
                        "codefactory.sandbox.mounts.stubs.host=/srv/stubs",
                        "codefactory.sandbox.mounts.stubs.inside=/opt/stubs")
                .run(context -> assertThat(
                                context.getBean(SandboxProperties.class).mounts())
                        .containsExactly(Map.entry(
                                "stubs", new SandboxProperties.Mount(Path.of("/srv/stubs"), "/opt/stubs", false))));
    }

    @Test
    void lendsTheJarsOfSomeMountsToJava() {
        runner.withPropertyValues(
                        "codefactory.sandbox.mounts.stubs.host=/srv/stubs",
                        "codefactory.sandbox.mounts.stubs.inside=/opt/stubs",
                        "codefactory.sandbox.mounts.ours.host=/srv/ours",
                        "codefactory.sandbox.mounts.ours.inside=/opt/ours",
                        "codefactory.sandbox.mounts.ours.java-libraries=true",
                        "codefactory.sandbox.mounts.jars.host=/srv/jars",
                        "codefactory.sandbox.mounts.jars.inside=/opt/jars",
                        "codefactory.sandbox.mounts.jars.java-libraries=true")
                .run(context -> assertThat(
                                context.getBean(SandboxProperties.class).javaLibraries())
                        .isEqualTo("/opt/jars/*:/opt/ours/*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uid=0", "processes=1", "mounts.x.inside=/etc", "mounts.x.inside=/opt/../etc"})
    void refusesWhatWouldBreakTheSandbox(String property) {
        runner.withPropertyValues("codefactory.sandbox.mounts.x.host=/srv", "codefactory.sandbox." + property)
                .run(context -> assertThat(context).hasFailed());
    }
}
