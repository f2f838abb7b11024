package dev.codefactory.prompt.folder;

import dev.codefactory.prompt.PromptKey;
import dev.codefactory.prompt.folder.FolderSync.Entry;
import dev.codefactory.prompt.version.PromptState;
import dev.codefactory.prompt.version.PromptVersions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Keeps a folder and the effective versions the same. What has changed on one side only goes to the other; what has changed on both is
 * left as it is and said to be a conflict.
 */
@Service
public class PromptFolder {

    private final PromptVersions versions;
    private final @Nullable Path directory;
    private final ReentrantLock running = new ReentrantLock();

    PromptFolder(PromptVersions versions, PromptProperties properties) {
        this.versions = versions;
        this.directory = properties.directory();
    }

    /**
     * Compares and, unless it only looks, does what is to be done.
     *
     * @param by the name of who makes the versions
     * @throws FolderException when there is no folder, or it cannot be read or written
     */
    public FolderSync sync(boolean dryRun, String by) {
        if (directory == null) {
            throw new FolderException("No folder of prompts is configured; set codefactory.prompts.directory.");
        }
        running.lock();
        try {
            return sync(new FolderFiles(directory), dryRun, by);
        } catch (IOException e) {
            throw new FolderException("The folder of prompts cannot be read or written: " + e.getMessage());
        } finally {
            running.unlock();
        }
    }

    private FolderSync sync(FolderFiles folder, boolean dryRun, String by) throws IOException {
        var files = folder.list();
        var base = folder.base();
        var prompts = new TreeMap<PromptKey, PromptState>();
        versions.all().forEach(state -> prompts.put(state.key(), state));
        var keys = new TreeSet<>(files.keySet());
        keys.addAll(prompts.keySet());
        var entries = new ArrayList<Entry>();
        for (var key : keys) {
            var pair = new FileSync(key, folder, versions, dryRun, by);
            entries.add(pair.sync(files.get(key), prompts.get(key), base));
        }
        if (!dryRun) {
            folder.writeBase(base);
        }
        return new FolderSync(dryRun, entries);
    }
}
