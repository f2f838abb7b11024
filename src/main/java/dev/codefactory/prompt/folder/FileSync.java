package dev.codefactory.prompt.folder;

import dev.codefactory.prompt.PromptKey;
import dev.codefactory.prompt.folder.FolderSync.Action;
import dev.codefactory.prompt.folder.FolderSync.Entry;
import dev.codefactory.prompt.text.InvalidPromptException;
import dev.codefactory.prompt.text.PromptDocument;
import dev.codefactory.prompt.version.Origin;
import dev.codefactory.prompt.version.PromptException;
import dev.codefactory.prompt.version.PromptState;
import dev.codefactory.prompt.version.PromptVersion;
import dev.codefactory.prompt.version.PromptVersions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One prompt and its file. */
record FileSync(PromptKey key, FolderFiles folder, PromptVersions versions, boolean dryRun, String by) {

    /**
     * Makes the two the same, where only one of them has changed.
     *
     * @param base the hashes of the texts when they were the same; brought up to date
     */
    Entry sync(@Nullable Path file, @Nullable PromptState prompt, Map<String, String> base) throws IOException {
        var text = file == null ? null : folder.read(file).orElse(null);
        if (file != null && text == null) {
            return entry(Action.INVALID, "it is larger than 200 kB or no UTF-8");
        }
        var effective = prompt == null ? null : effective(prompt);
        var action = action(text, effective, base.get(key.file()), prompt != null && prompt.tended());
        try {
            var same = switch (action) {
                case UNCHANGED -> text;
                case EXPORTED -> export(Objects.requireNonNull(effective));
                case IMPORTED -> adopt(Objects.requireNonNull(text), prompt);
                case CONFLICT, INVALID -> null;
            };
            if (same != null) {
                base.put(key.file(), PromptDocument.sha256(same));
            }
            return entry(
                    action, action == Action.CONFLICT ? "the file and the effective version have both changed" : "");
        } catch (InvalidPromptException | PromptException.NotFound e) {
            return entry(Action.INVALID, String.valueOf(e.getMessage()));
        } catch (PromptException.Stale _) {
            return entry(Action.CONFLICT, "the prompt was changed at this moment");
        }
    }

    private Entry entry(Action action, String detail) {
        return new Entry(key.file(), action, detail);
    }

    private String effective(PromptState prompt) {
        return versions.content(versions.get(key, Objects.requireNonNull(prompt.effective())));
    }

    /** Without a common base, a file counts as changed, and the prompt does if a person has chosen its version. */
    static Action action(
            @Nullable String file, @Nullable String effective, @Nullable String base, boolean chosenByHand) {
        if (file == null) {
            return Action.EXPORTED;
        }
        if (file.equals(effective)) {
            return Action.UNCHANGED;
        }
        var promptChanged = effective != null
                && (base == null
                        ? chosenByHand
                        : !PromptDocument.sha256(effective).equals(base));
        var fileChanged = base == null || !PromptDocument.sha256(file).equals(base);
        if (fileChanged) {
            return promptChanged ? Action.CONFLICT : Action.IMPORTED;
        }
        return effective == null ? Action.IMPORTED : Action.EXPORTED;
    }

    private String export(String effective) throws IOException {
        if (!dryRun) {
            folder.write(key, effective);
        }
        return effective;
    }

    private String adopt(String text, @Nullable PromptState prompt) {
        versions.requireValid(key, text);
        if (!dryRun) {
            var draft = new PromptVersion.Draft(text, Origin.IMPORTED, "from " + key.file(), by);
            versions.replace(key, draft, revision -> prompt == null || revision == prompt.revision());
        }
        return text;
    }
}
