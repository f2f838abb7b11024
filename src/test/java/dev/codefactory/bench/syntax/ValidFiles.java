package dev.codefactory.bench.syntax;

import dev.codefactory.bench.recorded.Records;
import dev.codefactory.code.CodeLanguage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Files that work: solutions of recorded tasks, and the libraries of this machine where these are too few. */
final class ValidFiles {

    private static final int MAX_BYTES = 30_000;

    private ValidFiles() {}

    /** As many as asked for, or all there are; the same ones each time. */
    static List<String> of(CodeLanguage language, int count) {
        var texts = new ArrayList<>(
                recorded(language).filter(ValidFiles::usable).distinct().toList());
        if (texts.size() < count) {
            texts.addAll(library(language));
        }
        Collections.shuffle(texts, new Random(7));
        return texts.subList(0, Math.min(count, texts.size()));
    }

    private static boolean usable(String text) {
        return !text.isBlank() && text.length() < MAX_BYTES;
    }

    private static Stream<String> recorded(CodeLanguage language) {
        var references = Records.read("tasks.jsonl").stream()
                .filter(task -> task.path("language").stringValue("").equals(language.id()))
                .flatMap(task -> task.path("reference").propertyStream())
                .filter(file -> CodeLanguage.ofFileName(file.getKey())
                        .filter(language::equals)
                        .isPresent())
                .map(file -> file.getValue().stringValue(""));
        var answers = Records.read("answers.jsonl").stream()
                .filter(answer -> answer.path("language").stringValue("").equals(language.id()))
                .filter(answer -> answer.path("label").stringValue("").equals("pass"))
                .filter(answer -> answer.path("oracle_span").isArray())
                .map(ValidFiles::passing);
        return Stream.concat(references, answers);
    }

    private static String passing(JsonNode answer) {
        var span = answer.path("oracle_span");
        return answer.path("raw_answer")
                .stringValue("")
                .substring(span.get(0).asInt(), span.get(1).asInt());
    }

    private static List<String> library(CodeLanguage language) {
        return switch (language) {
            case GO -> files(Path.of("/usr/local/go/src/net"), ".go");
            case TYPESCRIPT -> files(Reference.typeScript(), ".ts");
            case PYTHON -> files(Path.of("/usr/lib/python3"), ".py");
            default -> List.of();
        };
    }

    private static List<String> files(Path directory, String extension) {
        try (var found = Files.walk(directory)) {
            return found.filter(file -> file.toString().endsWith(extension))
                    .sorted()
                    .map(ValidFiles::read)
                    .filter(ValidFiles::usable)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException noText) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
