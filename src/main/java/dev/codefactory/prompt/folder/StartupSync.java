package dev.codefactory.prompt.folder;

import dev.codefactory.prompt.folder.FolderSync.Action;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Syncs the folder when the service starts, if it shall. */
@Component
class StartupSync implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(StartupSync.class);

    private final PromptFolder folder;
    private final PromptProperties properties;

    StartupSync(PromptFolder folder, PromptProperties properties) {
        this.folder = folder;
        this.properties = properties;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (properties.directory() == null || !properties.syncAtStart()) {
            return;
        }
        try {
            var sync = folder.sync(false, "folder");
            sync.entries().stream()
                    .filter(entry -> entry.action() == Action.CONFLICT || entry.action() == Action.INVALID)
                    .forEach(entry -> log.warn("{}: {}: {}", entry.file(), entry.action(), entry.detail()));
        } catch (RuntimeException e) {
            log.warn("the folder of prompts was not synced: {}", e.getMessage());
        }
    }
}
