package dev.codefactory.quality.names;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.springframework.core.io.ClassPathResource;

/** A bundled list: one name in each line, followed by what belongs to it where that is not the name itself. */
public final class NameList {

    private final Map<String, String> installedBy = new LinkedHashMap<>();

    private NameList() {}

    public static NameList load(String resource) {
        var list = new NameList();
        try {
            var text = new ClassPathResource(resource, NameList.class).getContentAsString(StandardCharsets.UTF_8);
            text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        var words = line.split(" ", 2);
                        list.installedBy.put(words[0], words[words.length - 1]);
                    });
        } catch (IOException missing) {
            throw new UncheckedIOException("the application is incomplete", missing);
        }
        return list;
    }

    public boolean contains(String name) {
        return installedBy.containsKey(name);
    }

    /** Whether the list holds the name or one of the longer and longer paths that lead to it. */
    public boolean containsPrefixOf(String name, char separator) {
        for (var end = name.indexOf(separator); end >= 0; end = name.indexOf(separator, end + 1)) {
            if (contains(name.substring(0, end))) {
                return true;
            }
        }
        return contains(name);
    }

    /** What belongs to a name: the package it is installed by, or itself. */
    public String installedBy(String name) {
        return installedBy.getOrDefault(name, name);
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(installedBy.keySet());
    }

    /** What belongs to the names. */
    public Collection<String> installed() {
        return Collections.unmodifiableCollection(installedBy.values());
    }

    public void forEach(BiConsumer<String, String> consumer) {
        installedBy.forEach(consumer);
    }
}
