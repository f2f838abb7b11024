package dev.codefactory.session.project;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.project.Project;
import dev.codefactory.project.Task;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives each task of a project a file of its own, named after its title. */
final class TargetPaths {

    private static final int MOST_WORDS = 6;
    private static final int LONGEST_WORD = 20;

    private TargetPaths() {}

    /** @param tasks all tasks of the project, oldest first, so that a new one takes no name from an older one */
    static Map<UUID, CodePath> of(Project project, List<Task> tasks) {
        var paths = new HashMap<UUID, CodePath>();
        var taken = new HashSet<String>();
        for (var task : tasks) {
            var language = language(project, task);
            var path = path(task.title(), 1, language);
            for (int number = 2; !taken.add(path.folded()); number++) {
                path = path(task.title(), number, language);
            }
            paths.put(task.id(), path);
        }
        return paths;
    }

    static CodeLanguage language(Project project, Task task) {
        return task.codeLanguage() == null ? project.defaultLanguage() : task.codeLanguage();
    }

    private static CodePath path(String title, int number, CodeLanguage language) {
        var words = words(title);
        var name = switch (language) {
            case JAVA -> words.stream().map(TargetPaths::capitalised).collect(Collectors.joining());
            case PYTHON, JAVASCRIPT, TYPESCRIPT, CPP, GO, RUST -> String.join("_", words);
        };
        return new CodePath("%s%s.%s".formatted(name, number == 1 ? "" : number, language.extension()));
    }

    /** A single word may be one of the language's own or name one of its modules, and no name may begin with a digit. */
    private static List<String> words(String title) {
        var plain = Normalizer.normalize(title, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        var words = Arrays.stream(plain.split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .map(word -> word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD))
                .toList();
        return words.size() > 1 && Character.isLetter(words.getFirst().charAt(0))
                ? words
                : Stream.concat(Stream.of("task"), words.stream()).toList();
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
