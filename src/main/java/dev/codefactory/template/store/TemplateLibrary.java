package dev.codefactory.template.store;

import dev.codefactory.access.Access;
import dev.codefactory.access.Owner;
import dev.codefactory.template.BuiltInTemplates;
import dev.codefactory.template.Template;
import dev.codefactory.template.TemplateException;
import dev.codefactory.template.TemplateSource;
import dev.codefactory.template.TemplateYaml.Flaw;
import dev.codefactory.template.Templates.Chosen;
import dev.codefactory.template.store.TemplateEntry.Origin;
import dev.codefactory.web.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** All templates somebody can look at and use: those of the application, their own, and those that others share. */
@Service
public class TemplateLibrary implements TemplateSource {

    private final TemplateRepository templates;
    private final BuiltInTemplates builtIn;
    private final Access access;

    TemplateLibrary(TemplateRepository templates, BuiltInTemplates builtIn, Access access) {
        this.templates = templates;
        this.builtIn = builtIn;
        this.access = access;
    }

    /** One page, by name; a built-in template that the owner has one of the same name in place of is left out. */
    public Page<TemplateEntry> list(Owner owner, TemplateFilter filter, @Nullable String after, int limit) {
        var key = ListKey.read(after);
        var stored = templates.list(owner, filter, key, limit).stream().map(template -> entry(owner, template));
        var entries = Stream.concat(builtIn(owner, filter, key), stored)
                .sorted(Comparator.comparing(entry -> entry.template().name()))
                .toList();
        return Page.of(entries, limit, ListKey::write);
    }

    private Stream<TemplateEntry> builtIn(Owner owner, TemplateFilter filter, ListKey after) {
        if (filter.mine()) {
            return Stream.empty();
        }
        var hidden = templates.names(owner);
        return builtIn.all().stream()
                .filter(template -> template.name().compareTo(after.name()) > 0)
                .filter(template -> !hidden.contains(template.name()))
                .filter(filter::holds)
                .map(this::entry);
    }

    /** @throws TemplateException.NotFound when there is none of that name or id that the owner may see */
    public TemplateEntry get(Owner owner, String reference) {
        return templates
                .find(owner, reference)
                .map(template -> entry(owner, template))
                .or(() -> builtIn.find(reference).map(this::entry))
                .orElseThrow(() -> new TemplateException.NotFound(reference));
    }

    @Override
    public Optional<Chosen> find(Owner owner, String reference, @Nullable Integer version) {
        return templates
                .find(owner, reference)
                .flatMap(template -> version == null ? current(template) : pinned(owner, template, version));
    }

    /** Until a version of it is current, the name of a customised template still means the built-in one. */
    private Optional<Chosen> current(StoredTemplate template) {
        if (template.current() == null) {
            if (builtIn.find(template.name()).isPresent()) {
                return Optional.empty();
            }
            throw unfit(
                    "template_type",
                    "names %s, which has no current version; activate one, or name one in template_version"
                            .formatted(template.name()));
        }
        return Optional.of(chosen(template, shown(template)));
    }

    private Optional<Chosen> pinned(Owner owner, StoredTemplate template, int number) {
        var version = templates
                .version(template, number)
                .filter(found -> template.isOf(owner) || found.activatedAt() != null)
                .orElseThrow(() -> unfit(
                        "template_version",
                        "must be a version of the template %s; there is no %d".formatted(template.name(), number)));
        return Optional.of(chosen(template, version));
    }

    private static Chosen chosen(StoredTemplate template, StoredVersion version) {
        return new Chosen(version.template(), template.id());
    }

    private TemplateEntry entry(Owner owner, StoredTemplate template) {
        var version = shown(template);
        return new TemplateEntry(
                version.template(),
                version.yaml(),
                template.isOf(owner) ? Origin.OWN : Origin.SHARED,
                template,
                version,
                access.nameOf(template.owner()),
                Reapplication.conflicts(builtIn, template, newest(template, version)));
    }

    private TemplateEntry entry(Template template) {
        var yaml = builtIn.source(template.name()).orElseThrow();
        return new TemplateEntry(template, yaml, Origin.BUILT_IN, null, null, null, List.of());
    }

    private StoredVersion newest(StoredTemplate template, StoredVersion shown) {
        return template.latest() == shown.number()
                ? shown
                : templates.version(template, template.latest()).orElseThrow();
    }

    private StoredVersion shown(StoredTemplate template) {
        return templates.version(template, template.shown()).orElseThrow();
    }

    private static TemplateException.Unfit unfit(String field, String message) {
        return new TemplateException.Unfit(List.of(new Flaw(field, message)));
    }
}
