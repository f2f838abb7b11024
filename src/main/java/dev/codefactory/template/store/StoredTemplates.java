package dev.codefactory.template.store;

import dev.codefactory.access.Owner;
import dev.codefactory.template.BuiltInTemplates;
import dev.codefactory.template.TemplateException;
import dev.codefactory.template.TemplateYaml;
import dev.codefactory.template.TemplateYaml.Flaw;
import dev.codefactory.web.Page;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What owners do with their templates. */
@Service
public class StoredTemplates {

    /** What stands in the place of a name in the addresses of the API. */
    private static final Set<String> RESERVED = Set.of("schema", "validate");

    private final TemplateRepository templates;
    private final BuiltInTemplates builtIn;
    private final TemplateProperties properties;

    StoredTemplates(TemplateRepository templates, BuiltInTemplates builtIn, TemplateProperties properties) {
        this.templates = templates;
        this.builtIn = builtIn;
        this.properties = properties;
    }

    /**
     * A version of a template.
     *
     * @param isNew whether it was added just now
     */
    public record Numbered(StoredTemplate template, StoredVersion version, boolean isNew) {}

    /**
     * Makes a template of the YAML, or the next version of the one that has its name. YAML that says what the newest version says adds nothing.
     *
     * @throws TemplateException when it is no template, its name belongs to a built-in one, or there are too many
     */
    @Transactional
    public Numbered take(Owner owner, String yaml) {
        var template = TemplateYaml.parse(yaml);
        if (builtIn.find(template.name()).isPresent() && !isPlain(owner, template.name())) {
            throw new TemplateException.Refused(
                    "template-name-taken",
                    "The name %1$s belongs to a template of the service; choose another one, or POST /api/v1/templates/%1$s/customize."
                            .formatted(template.name()));
        }
        return add(owner, template.name(), new NewVersion(template, yaml, null));
    }

    /** Whether it was the owner's own before a release brought one of the same name. */
    private boolean isPlain(Owner owner, String name) {
        return templates
                .find(owner, name)
                .flatMap(template -> templates.version(template, template.latest()))
                .filter(version -> version.base() == null)
                .isPresent();
    }

    /** The first version is current at once unless it brings examples to be tested with; any later one has to be activated. */
    Numbered add(Owner owner, String name, NewVersion added) {
        if (RESERVED.contains(name)) {
            throw new TemplateException.Invalid(List.of(new Flaw("name", "is reserved; choose another one")));
        }
        var known = templates.names(owner);
        if (!known.contains(name) && known.size() >= properties.maxPerOwner()) {
            throw new TemplateException.Refused(
                    "too-many-templates",
                    "There may be %d templates; delete one first.".formatted(properties.maxPerOwner()));
        }
        templates.add(owner, name);
        var template = templates.lock(owner, name).orElseThrow();
        var newest = templates.version(template, template.latest());
        if (newest.isPresent() && added.repeats(newest.get())) {
            return new Numbered(template, newest.get(), false);
        }
        if (template.latest() >= properties.maxVersions()) {
            throw new TemplateException.Refused(
                    "too-many-versions",
                    "There may be %d versions of a template; go on under another name."
                            .formatted(properties.maxVersions()));
        }
        var number = templates.addVersion(template, added);
        if (number == 1 && added.template().examples().isEmpty()) {
            templates.activate(template, number, false);
        }
        return numbered(owner, name, number, true);
    }

    private Numbered numbered(Owner owner, String name, int number, boolean isNew) {
        var template = own(owner, name);
        return new Numbered(template, templates.version(template, number).orElseThrow(), isNew);
    }

    /**
     * A version of a template the owner may see; of another's only one that is or was current.
     *
     * @throws TemplateException.NotFound when there is none
     */
    public Numbered version(Owner owner, String reference, int number) {
        var template = templates.find(owner, reference).orElseThrow(() -> new TemplateException.NotFound(reference));
        return templates
                .version(template, number)
                .filter(version -> template.isOf(owner) || version.activatedAt() != null)
                .map(version -> new Numbered(template, version, false))
                .orElseThrow(() -> new TemplateException.NotFound(reference, number));
    }

    /** The versions of a template the owner may see, newest first. */
    public Page<Numbered> versions(Owner owner, String reference, @Nullable Integer after, int limit) {
        var template = templates.find(owner, reference).orElseThrow(() -> new TemplateException.NotFound(reference));
        var rows = templates.versions(template, !template.isOf(owner), after, limit);
        return Page.of(rows, limit, StoredVersion::number).map(version -> new Numbered(template, version, false));
    }

    /**
     * Makes a version the one that requests get. Whether it may be is for the caller to know.
     *
     * @param forced whether it has not been tested
     */
    @Transactional
    public Numbered activate(Owner owner, String reference, int number, boolean forced) {
        var template = own(owner, reference);
        version(owner, reference, number);
        templates.activate(template, number, forced);
        return numbered(owner, template.name(), number, false);
    }

    /** Lets others use it, or no longer. */
    @Transactional
    public void share(Owner owner, String reference, boolean shared) {
        templates.share(own(owner, reference), shared);
    }

    /** Deletes it with all its versions. What uses it already goes on. */
    @Transactional
    public void delete(Owner owner, String reference) {
        templates.delete(own(owner, reference));
    }

    /**
     * The owner's own template.
     *
     * @throws TemplateException when there is none, or it is the service's
     */
    public StoredTemplate own(Owner owner, String reference) {
        var found = templates.find(owner, reference).filter(template -> template.isOf(owner));
        if (found.isEmpty() && builtIn.find(reference).isPresent()) {
            throw new TemplateException.Refused(
                    "template-built-in",
                    "The template %1$s comes with the service; POST /api/v1/templates/%1$s/customize makes one of your own of it."
                            .formatted(reference));
        }
        return found.orElseThrow(() -> new TemplateException.NotFound(reference));
    }
}
