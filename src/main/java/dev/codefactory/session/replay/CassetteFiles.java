package dev.codefactory.session.replay;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.llm.replay.Recording;
import dev.codefactory.session.content.Blobs;
import dev.codefactory.session.policy.QualityConfigRequest;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A cassette as files by their names. {@code request.json} says what was asked for; {@code files/}, {@code library/} and {@code tests/} hold
 * what it brings; each {@code STEP-ROUND.md} is a {@link Recording}; {@code outcome.json} says what came of it, and {@code result/} holds
 * those files.
 */
@Component
public class CassetteFiles {

    private static final String REQUEST = "request.json";
    private static final String OUTCOME = "outcome.json";
    private static final String FILES = "files/";
    private static final String LIBRARY = "library/";
    private static final String TESTS = "tests/";
    private static final String RESULT = "result/";
    private static final String RECORDING = ".md";
    private static final int LONGEST_DESCRIPTION = 20_000;

    private final JsonMapper json;
    private final Validator validator;

    CassetteFiles(JsonMapper json, Validator validator) {
        this.json = json.rebuild()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.validator = validator;
    }

    /** Its files by their names, in order. */
    public Map<String, String> write(Cassette cassette) {
        var files = new LinkedHashMap<String, String>();
        files.put(REQUEST, json.writeValueAsString(cassette.request()) + "\n");
        for (var recording : cassette.recordings()) {
            files.put(name(recording, files), recording.format());
        }
        if (cassette.outcome() != null) {
            files.put(OUTCOME, json.writeValueAsString(cassette.outcome()) + "\n");
        }
        add(files, FILES, cassette.files());
        add(files, LIBRARY, cassette.library());
        add(files, TESTS, cassette.tests());
        add(files, RESULT, cassette.result());
        return files;
    }

    private static String name(Recording recording, Map<String, String> taken) {
        var name = "%s-%d".formatted(recording.step().replaceAll("[^A-Za-z0-9_.]+", "_"), recording.round());
        var candidate = name + RECORDING;
        for (int i = 2; taken.containsKey(candidate); i++) {
            candidate = "%s-%d%s".formatted(name, i, RECORDING);
        }
        return candidate;
    }

    private static void add(Map<String, String> files, String folder, FileTree tree) {
        tree.files().forEach(file -> files.put(folder + file.path().value(), file.content()));
    }

    /** @throws CassetteException naming the file that is wrong */
    public Cassette read(Map<String, String> files) {
        files.forEach((name, text) -> {
            if (text.indexOf('\0') >= 0) {
                throw CassetteException.of(name, "holds a NUL character");
            }
        });
        requireKnown(files);
        var result = tree(files, RESULT);
        var outcome = parsed(files, OUTCOME, Outcome.class);
        if (outcome != null) {
            requireSame(outcome, result);
        }
        return new Cassette(
                request(files),
                tree(files, FILES),
                tree(files, LIBRARY),
                tree(files, TESTS),
                recordings(files),
                outcome,
                result);
    }

    private static void requireKnown(Map<String, String> files) {
        for (var name : files.keySet()) {
            var known = List.of(REQUEST, OUTCOME).contains(name)
                    || (name.endsWith(RECORDING) && !name.contains("/"))
                    || List.of(FILES, LIBRARY, TESTS, RESULT).stream().anyMatch(name::startsWith);
            if (!known) {
                throw CassetteException.of(name, "is nothing that a cassette holds");
            }
        }
    }

    private static void requireSame(Outcome outcome, FileTree result) {
        var hashes = result.files().stream()
                .collect(Collectors.toMap(file -> file.path().value(), file -> Blobs.sha256(file.content())));
        if (!hashes.equals(outcome.files())) {
            throw CassetteException.of(OUTCOME, "does not have the hashes of the files in result/");
        }
    }

    private RecordedRequest request(Map<String, String> files) {
        var request = parsed(files, REQUEST, RecordedRequest.class);
        if (request == null) {
            throw CassetteException.of(REQUEST, "is missing");
        }
        if (request.description() == null
                || request.description().isBlank()
                || request.description().length() > LONGEST_DESCRIPTION) {
            throw CassetteException.of(REQUEST, "needs a description of 1 to 20000 characters");
        }
        request.requireOrder();
        var wishes = request.configured().quality();
        if (wishes != null) {
            var timeout = wishes.executionTimeout();
            requireAllowed(new QualityConfigRequest(
                    wishes.minTestCoverage(),
                    wishes.maxComplexity(),
                    wishes.maxSecurityIssues(),
                    timeout == null ? null : Math.toIntExact(timeout.toSeconds())));
        }
        return request;
    }

    private void requireAllowed(QualityConfigRequest wishes) {
        var violations = validator.validate(wishes);
        if (!violations.isEmpty()) {
            throw CassetteException.of(
                    REQUEST,
                    violations.stream()
                            .map(each -> "config.quality.%s %s".formatted(each.getPropertyPath(), each.getMessage()))
                            .sorted()
                            .collect(Collectors.joining("; ")));
        }
    }

    private static List<Recording> recordings(Map<String, String> files) {
        var recordings = new ArrayList<Recording>();
        files.forEach((name, text) -> {
            if (name.endsWith(RECORDING) && !name.contains("/")) {
                try {
                    recordings.add(Recording.parse(text));
                } catch (IllegalArgumentException e) {
                    throw CassetteException.of(name, e);
                }
            }
        });
        return recordings;
    }

    private static FileTree tree(Map<String, String> files, String folder) {
        var tree = new ArrayList<CodeFile>();
        files.forEach((name, text) -> {
            if (name.startsWith(folder)) {
                try {
                    tree.add(new CodeFile(new CodePath(name.substring(folder.length())), text));
                } catch (IllegalArgumentException e) {
                    throw CassetteException.of(name, e);
                }
            }
        });
        return FileTree.of(tree);
    }

    private <T> @Nullable T parsed(Map<String, String> files, String name, Class<T> type) {
        var text = files.get(name);
        try {
            return text == null ? null : json.readValue(text, type);
        } catch (JacksonException e) {
            throw CassetteException.of(name, "cannot be read: " + e.getOriginalMessage());
        }
    }
}
