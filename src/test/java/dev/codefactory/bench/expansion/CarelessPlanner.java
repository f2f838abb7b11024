package dev.codefactory.bench.expansion;

import dev.codefactory.standin.OllamaStandIn;
import dev.codefactory.standin.model.ChatRequest;
import dev.codefactory.standin.model.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A model that plans a project of given parts well, but says so carelessly: a share of its answers is broken in one of the usual ways. */
final class CarelessPlanner implements AutoCloseable {

    private static final Pattern PROJECT = Pattern.compile("project-\\d+");
    private static final Pattern ELEMENT = Pattern.compile("Describe the part \"([^\"]+)\"");
    private static final Pattern TASK = Pattern.compile("\"title\" : \"([^\"]+)\"");

    static final List<String> ELEMENTS = List.of("store", "rules", "web");
    static final List<String> TASKS = List.of("make it", "check it");

    private final OllamaStandIn standIn = OllamaStandIn.start();
    private final double brokenShare;
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Set<String> answeredWell = ConcurrentHashMap.newKeySet();
    private final AtomicInteger broken = new AtomicInteger();

    CarelessPlanner(double brokenShare, int slots) {
        this.brokenShare = brokenShare;
        standIn.model("qwen2.5-coder:7b")
                .knobs(knobs -> knobs.slots(slots).honoursFormat(false))
                .replyWith(this::reply);
    }

    URI url() {
        return standIn.url();
    }

    /** How many answers were asked for. */
    int calls() {
        return asked.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    int brokenAnswers() {
        return broken.get();
    }

    /** Whether a question was answered as it should be at least once. */
    boolean answeredWell(String question) {
        return answeredWell.contains(question);
    }

    static String outline(String project) {
        return project + " outline";
    }

    static String element(String project, String element) {
        return project + " element " + element;
    }

    static String task(String project, String task) {
        return project + " task " + task;
    }

    private Reply reply(ChatRequest request) {
        var text = request.text();
        var project = first(PROJECT, text);
        if (text.contains("Name the parts of this software project")) {
            return carelessly(outline(project), "{\"elements\": [\"%s\"]}".formatted(String.join("\", \"", ELEMENTS)));
        }
        var element = ELEMENT.matcher(text);
        if (element.find()) {
            var name = element.group(1);
            var tasks = TASKS.stream()
                    .map(task -> "\"%s of %s\"".formatted(task, name))
                    .toList();
            return carelessly(
                    element(project, name),
                    "{\"type\": \"module\", \"description\": \"the %s\", \"depends_on\": [], \"tasks\": [%s]}"
                            .formatted(name, String.join(", ", tasks)));
        }
        var title = first(TASK, text);
        return carelessly(
                task(project, title),
                "{\"prompt\": \"Write %s.\", \"depends_on\": [], \"fulfils\": []}".formatted(title));
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no %s in: %s".formatted(pattern, text));
        }
        return found.group(found.groupCount());
    }

    private Reply carelessly(String question, String good) {
        var attempt = asked.computeIfAbsent(question, _ -> new AtomicInteger()).incrementAndGet();
        var random = new Random(31L * question.hashCode() + attempt);
        random.nextInt(); // the first numbers of neighbouring seeds are alike
        if (random.nextDouble() < brokenShare) {
            broken.incrementAndGet();
            return broken(good, random.nextInt(6));
        }
        answeredWell.add(question);
        return switch (random.nextInt(4)) {
            case 0 -> Reply.text("```json\n" + good + "\n```");
            case 1 -> Reply.text("Here is what you asked for:\n\n" + good);
            case 2 -> Reply.text("<think>Let me see.</think>" + good);
            default -> Reply.text(good);
        };
    }

    private static Reply broken(String good, int way) {
        return switch (way) {
            case 0 -> Reply.text(good.substring(0, good.length() * 2 / 3));
            case 1 -> Reply.text(good.replaceFirst("\\[[^]]*]", "\"none\""));
            case 2 -> Reply.text("I am sorry, but I cannot help with that.");
            case 3 -> Reply.text(good.replaceFirst("\\{", "{\"confidence\": 0.9, "));
            case 4 -> Reply.text(good.substring(0, good.length() / 2)).cutOff();
            default -> Reply.text("");
        };
    }

    @Override
    public void close() {
        standIn.close();
    }
}
