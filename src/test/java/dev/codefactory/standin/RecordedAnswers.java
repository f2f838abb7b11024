package dev.codefactory.standin;

import dev.codefactory.standin.model.ChatRequest;
import dev.codefactory.standin.model.Replies;
import dev.codefactory.standin.model.Reply;
import dev.codefactory.standin.model.ReplySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Answers recorded from real models, one JSON object per line: {@code prompt_contains}, {@code answer}, and optionally {@code model} and
 * {@code finish}. The record with the longest {@code prompt_contains} that stands in the request is said; several with the same one are
 * said in the order of the file. White space is not compared.
 */
public final class RecordedAnswers implements ReplySource {

    private record Key(String model, String words) {}

    private final Map<Key, Replies> byKey = new LinkedHashMap<>();

    private RecordedAnswers(Map<Key, List<Reply>> answers) {
        answers.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getKey().words().length()))
                .forEach(entry -> byKey.put(entry.getKey(), new Replies(entry.getValue())));
    }

    public static RecordedAnswers read(Path file) throws IOException {
        Map<Key, List<Reply>> answers = new LinkedHashMap<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.filter(line -> !line.isBlank()).forEach(line -> {
                JsonNode record = Script.MAPPER.readTree(line);
                Key key = new Key(
                        record.path("model").asString(""),
                        squeezed(record.path("prompt_contains").asString()));
                answers.computeIfAbsent(key, _ -> new ArrayList<>()).add(reply(record));
            });
        }
        return new RecordedAnswers(answers);
    }

    /** The models the records name. */
    public Set<String> models() {
        Set<String> models = new TreeSet<>();
        byKey.keySet().stream()
                .map(Key::model)
                .filter(model -> !model.isEmpty())
                .forEach(models::add);
        return models;
    }

    @Override
    public Optional<Replies> matching(ChatRequest request) {
        String asked = squeezed(request.text());
        return byKey.entrySet().stream()
                .filter(entry -> entry.getKey().model().isEmpty()
                        || entry.getKey().model().equals(request.model()))
                .filter(entry -> asked.contains(entry.getKey().words()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Reply reply(JsonNode record) {
        Reply reply = Reply.text(record.path("answer").asString());
        return record.path("finish").asString("stop").equals("length") ? reply.cutOff() : reply;
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
