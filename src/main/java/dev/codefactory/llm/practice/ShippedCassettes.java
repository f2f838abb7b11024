package dev.codefactory.llm.practice;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.codefactory.llm.LlmCall.Subject;
import dev.codefactory.llm.PracticeExamples;
import dev.codefactory.llm.replay.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The cassettes that come with the application, in {@code practice/ID/} on the class path. */
@Component
final class ShippedCassettes implements PracticeExamples {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * {@code request.json}.
     *
     * @param templateType the template it is for; left out, a function
     * @param listed false for what is asked only as a part of something, such as a task that needs the files of another
     */
    private record Request(
            @JsonProperty("template_type") @Nullable String templateType,
            String language,
            String description,
            @Nullable Map<String, Object> parameters,
            @Nullable Boolean listed) {

        private Example example(String id, Map<String, String> files) {
            return new Example(
                    id,
                    Objects.requireNonNullElse(templateType, "function"),
                    language,
                    description,
                    Objects.requireNonNullElse(parameters, Map.of()),
                    files);
        }
    }

    private final List<Cassette> cassettes;

    ShippedCassettes() {
        cassettes = Arrays.stream(resources("classpath*:practice/*/request.json"))
                .map(ShippedCassettes::load)
                .sorted(Comparator.comparing(cassette -> cassette.request().id()))
                .sorted(Comparator.comparing(cassette -> cassette.request().language()))
                .toList();
    }

    @Override
    public List<Example> all() {
        return cassettes.stream()
                .filter(Cassette::listed)
                .map(Cassette::request)
                .toList();
    }

    Optional<Recording> find(Subject subject) {
        return cassettes.stream()
                .flatMap(cassette -> cassette.find(subject).stream())
                .findFirst();
    }

    /** Whether the request is one of the examples, answered at this step or not. */
    boolean know(Subject subject) {
        return cassettes.stream().anyMatch(cassette -> cassette.answers(subject));
    }

    private static Cassette load(Resource file) {
        var request = JSON.readValue(text(file), Request.class);
        var path = pathOf(file);
        var id = path.substring(path.lastIndexOf('/', path.lastIndexOf('/') - 1) + 1, path.lastIndexOf('/'));
        var recordings = Arrays.stream(resources("classpath*:practice/" + id + "/*.md"))
                .map(ShippedCassettes::recording)
                .toList();
        return new Cassette(request.example(id, files(id)), !Boolean.FALSE.equals(request.listed()), recordings);
    }

    /** What the request brings, as it lies in {@code files/}. */
    private static Map<String, String> files(String id) {
        var folder = "practice/" + id + "/files/";
        var files = new TreeMap<String, String>();
        for (var file : resources("classpath*:" + folder + "**/*.*")) {
            var path = pathOf(file);
            files.put(path.substring(path.lastIndexOf(folder) + folder.length()), text(file));
        }
        return files;
    }

    private static Recording recording(Resource file) {
        try {
            return Recording.parse(text(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(pathOf(file) + ": " + e.getMessage(), e);
        }
    }

    private static Resource[] resources(String pattern) {
        try {
            return new PathMatchingResourcePatternResolver().getResources(pattern);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pathOf(Resource file) {
        try {
            return file.getURL().getPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
