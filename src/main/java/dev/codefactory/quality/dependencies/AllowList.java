package dev.codefactory.quality.dependencies;

import java.util.List;

/**
 * Packages that exist because somebody who must know says so, such as those of one's own company.
 *
 * @param entries names; each stands for what lies below it too, and for everything it begins when it ends in an asterisk
 */
record AllowList(List<String> entries) {

    AllowList {
        entries = entries.stream().filter(entry -> !entry.isBlank()).toList();
    }

    boolean contains(String name) {
        return entries.stream().anyMatch(entry -> covers(entry, name));
    }

    private static boolean covers(String entry, String name) {
        if (entry.endsWith("*")) {
            return name.startsWith(entry.substring(0, entry.length() - 1));
        }
        return name.equals(entry) || (name.startsWith(entry) && "./:".indexOf(name.charAt(entry.length())) >= 0);
    }
}
