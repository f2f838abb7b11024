package dev.codefactory.standin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the stand-in by itself: {@code ./mvnw -q -Pstand-in test-compile}; see docs/guides/ollama-stand-in.md. */
final class StandInMain {

    private static final String PREFIX = "stand-in.";

    private StandInMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int port = Integer.parseInt(property("port", "11434"));
        int adminPort = Integer.parseInt(property("admin-port", "0"));
        OllamaStandIn standIn = OllamaStandIn.start(port, adminPort);
        for (String model : property("models", "qwen2.5-coder:7b").split(",")) {
            standIn.model(model.strip());
        }
        String script = property("script", "");
        if (!script.isEmpty()) {
            Script.parse(Files.readString(Path.of(script))).applyTo(standIn);
        }
        String answers = property("answers", "");
        if (!answers.isEmpty()) {
            serve(standIn, RecordedAnswers.read(Path.of(answers)));
        }
        System.out.println("Ollama stand-in on " + standIn.url() + ", admin routes on " + standIn.adminUrl());
        Thread.currentThread().join();
    }

    private static void serve(OllamaStandIn standIn, RecordedAnswers answers) {
        answers.models().forEach(standIn::model);
        for (String model : standIn.installed()) {
            standIn.model(model).otherwiseFrom(answers);
        }
    }

    private static String property(String name, String fallback) {
        String value = System.getProperty(PREFIX + name, "");
        return value.isEmpty() ? fallback : value;
    }
}
