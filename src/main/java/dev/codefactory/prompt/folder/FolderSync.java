package dev.codefactory.prompt.folder;

import java.util.List;
import java.util.Locale;

/**
 * What became of each prompt and each file.
 *
 * @param dryRun whether nothing was changed, only looked at
 */
public record FolderSync(boolean dryRun, List<Entry> entries) {

    public FolderSync {
        entries = List.copyOf(entries);
    }

    /**
     * @param file its path below the folder
     * @param detail what there is to say about it; mostly empty
     */
    public record Entry(String file, Action action, String detail) {}

    /** What is done about a file. */
    public enum Action {
        /** File and effective version are the same. */
        UNCHANGED,
        /** The effective version was written to the file. */
        EXPORTED,
        /** The file became the effective version. */
        IMPORTED,
        /** Both have changed since they were the same; neither was touched. */
        CONFLICT,
        /** The file cannot be a prompt; it was left alone. */
        INVALID;

        /** The word on the wire. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
