package dev.codefactory.quality.dependencies;

import dev.codefactory.quality.dependencies.manifest.Registry;
import java.util.List;
import java.util.Map;

/**
 * Packages that exist because somebody who must know says so, such as those of one's own company.
 *
 * @param entries names; each stands for what lies below it too, and for everything it begins when it ends in an asterisk
 * @param byRegistry the same for the packages of one registry, by its {@link Registry#id()}
 */
record AllowList(List<String> entries, Map<String, List<String>> byRegistry) {

    AllowList {
        entries = entries.stream().filter(entry -> !entry.isBlank()).toList();
        byRegistry = Map.copyOf(byRegistry);
    }

    boolean contains(Registry registry, String name) {
        return covers(entries, name) || covers(byRegistry.getOrDefault(registry.id(), List.of()), name);
    }

    private static boolean covers(List<String> entries, String name) {
        return entries.stream().anyMatch(entry -> covers(entry, name));
    }

    private static boolean covers(String entry, String name) {
        if (entry.endsWith("*")) {
            return name.startsWith(entry.substring(0, entry.length() - 1));
        }
        return name.equals(entry) || (name.startsWith(entry) && "./:".indexOf(name.charAt(entry.length())) >= 0);
    }
}
