package dev.codefactory.quality.tests.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** The scripts that start test runners, kept beside this class. */
final class RunnerScript {

    private RunnerScript() {}

    static String load(String name) {
        try {
            return new ClassPathResource(name, RunnerScript.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException("the application is incomplete", missing);
        }
    }
}
