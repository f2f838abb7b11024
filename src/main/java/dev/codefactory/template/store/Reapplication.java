package dev.codefactory.template.store;

import dev.codefactory.template.BuiltInTemplates;
import dev.codefactory.template.custom.Conflict;
import dev.codefactory.template.custom.Customisation;
import dev.codefactory.template.custom.Customisation.Merged;
import dev.codefactory.template.store.StoredVersion.Base;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applies changes to built-in templates anew when a release brings other ones. What comes of it is a version like any other, to be tested and
 * activated; where there are conflicts none is made, and the template stays as it is.
 */
@Component
class Reapplication {

    private static final Logger log = LoggerFactory.getLogger(Reapplication.class);

    private final TemplateRepository templates;
    private final StoredTemplates stored;
    private final BuiltInTemplates builtIn;
    private final TransactionTemplate transaction;

    Reapplication(
            TemplateRepository templates,
            StoredTemplates stored,
            BuiltInTemplates builtIn,
            TransactionTemplate transaction) {
        this.templates = templates;
        this.stored = stored;
        this.builtIn = builtIn;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void reapplyAll() {
        for (var template : builtIn.all()) {
            var yaml = builtIn.source(template.name()).orElseThrow();
            for (var outdated : templates.customising(template.name(), yaml)) {
                try {
                    transaction.executeWithoutResult(_ -> reapply(outdated, template.version(), yaml));
                } catch (DataAccessException e) {
                    log.warn("the template {} was not brought up to date: {}", outdated.id(), e.getMessage());
                }
            }
        }
    }

    private void reapply(StoredTemplate outdated, int version, String yaml) {
        var template = templates.lock(outdated.owner(), outdated.name()).orElse(outdated);
        var base = templates
                .version(template, template.latest())
                .map(StoredVersion::base)
                .orElse(null);
        if (base == null || base.yaml().equals(yaml)) {
            return; // another node was faster
        }
        var merged = merged(template.name(), base, yaml);
        if (merged.template() != null) {
            var added = new NewVersion(
                    merged.template(), merged.yaml(), new Base(base.name(), version, yaml, base.changes()));
            stored.add(template.owner(), template.name(), added);
        }
    }

    private static Merged merged(String name, Base base, String yaml) {
        var changes = (ObjectNode) JsonMapper.shared().readTree(base.changes());
        return new Customisation(name, base.yaml(), changes).onto(yaml);
    }

    /** What keeps the changes of a template from being applied to the built-in one as it is now. */
    static List<Conflict> conflicts(BuiltInTemplates builtIn, StoredTemplate template, StoredVersion newest) {
        var base = newest.base();
        if (base == null) {
            return List.of();
        }
        return builtIn.source(base.name())
                .filter(yaml -> !yaml.equals(base.yaml()))
                .map(yaml -> merged(template.name(), base, yaml).conflicts())
                .orElse(List.of());
    }
}
