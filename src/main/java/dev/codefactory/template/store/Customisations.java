package dev.codefactory.template.store;

import static java.util.Objects.requireNonNull;

import dev.codefactory.access.Owner;
import dev.codefactory.template.BuiltInTemplates;
import dev.codefactory.template.TemplateException;
import dev.codefactory.template.TemplateYaml;
import dev.codefactory.template.custom.Customisation;
import dev.codefactory.template.store.StoredTemplates.Numbered;
import dev.codefactory.template.store.StoredVersion.Base;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Templates that owners make of others: with changes that are kept apart, or as plain copies. */
@Service
public class Customisations {

    private final StoredTemplates stored;
    private final TemplateRepository templates;
    private final TemplateLibrary library;
    private final BuiltInTemplates builtIn;

    Customisations(
            StoredTemplates stored, TemplateRepository templates, TemplateLibrary library, BuiltInTemplates builtIn) {
        this.stored = stored;
        this.templates = templates;
        this.library = library;
        this.builtIn = builtIn;
    }

    /**
     * Makes a version with changes to a built-in template as it is now; those of an earlier version are forgotten.
     *
     * @param reference the built-in template, or the owner's own one that customises it
     * @param name what it shall be called, or null for what it is called already: the built-in template's name, which then means this one
     * @throws TemplateException when there is no such template, the changes do not fit it, or the name is taken
     */
    @Transactional
    public Numbered customise(Owner owner, String reference, @Nullable String name, ObjectNode changes) {
        var own = templates.find(owner, reference).filter(template -> template.isOf(owner));
        var base = own.isEmpty() ? reference : baseOf(own.get());
        var yaml = builtIn.source(base).orElseThrow(() -> notCustomisable(owner, base));
        var target = Optional.ofNullable(name)
                .or(() -> own.map(StoredTemplate::name))
                .orElse(base);
        requireFree(owner, target, base);
        var made = new Customisation(target, yaml, changes).apply();
        var version = builtIn.find(base).orElseThrow().version();
        return stored.add(
                owner,
                target,
                new NewVersion(
                        requireNonNull(made.template()),
                        made.yaml(),
                        new Base(base, version, yaml, changes.toString())));
    }

    private String baseOf(StoredTemplate template) {
        return templates
                .version(template, template.latest())
                .map(StoredVersion::base)
                .map(Base::name)
                .orElseThrow(() -> new TemplateException.Refused(
                        "template-not-customised",
                        "The template %s is your own to the last word; import its next version instead."
                                .formatted(template.name())));
    }

    private TemplateException notCustomisable(Owner owner, String reference) {
        return templates.find(owner, reference).isEmpty()
                ? new TemplateException.NotFound(reference)
                : new TemplateException.Refused(
                        "template-not-customised",
                        "Only templates of the service can be customised; POST /api/v1/templates/%s/eject copies this one."
                                .formatted(reference));
    }

    /** A name is free when nobody has it, or what has it customises the same template. */
    private void requireFree(Owner owner, String name, String base) {
        var isBuiltIn = !name.equals(base) && builtIn.find(name).isPresent();
        var isAnother = templates
                .find(owner, name)
                .flatMap(template -> templates.version(template, template.latest()))
                .filter(version ->
                        version.base() == null || !version.base().name().equals(base))
                .isPresent();
        if (isBuiltIn || isAnother) {
            throw nameTaken(name);
        }
    }

    private static TemplateException nameTaken(String name) {
        return new TemplateException.Refused(
                "template-name-taken", "There is a template %s already; choose another name.".formatted(name));
    }

    /**
     * Copies a template that the owner can use, with everything written out, as a plain one without ties to what it was made from.
     *
     * @throws TemplateException when there is no such template, or the name is taken
     */
    @Transactional
    public Numbered eject(Owner owner, String reference, String name) {
        var tree = (ObjectNode) TemplateYaml.tree(library.get(owner, reference).yaml());
        if (builtIn.find(name).isPresent() || templates.names(owner).contains(name)) {
            throw nameTaken(name);
        }
        tree.put("name", name);
        tree.remove("version");
        return stored.add(owner, name, new NewVersion(TemplateYaml.read(tree), TemplateYaml.write(tree), null));
    }
}
