package dev.codefactory.template;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.template.TemplateYaml.Flaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds templates and makes pipelines of them. */
@Service
public class Templates {

    /** What a name is, as a regular expression. */
    public static final String NAME = "[a-z][a-z0-9_]{0,59}";

    /** What an id is, as a regular expression. */
    public static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** How requests name a template: by its name, or by its id. */
    public static final String REFERENCE = "^(" + NAME + "|" + ID + ")$";

    private final BuiltInTemplates builtIn;
    private final List<TemplateSource> sources;

    Templates(BuiltInTemplates builtIn, List<TemplateSource> sources) {
        this.builtIn = builtIn;
        this.sources = List.copyOf(sources);
    }

    /**
     * A template as a request uses it.
     *
     * @param id what it is stored under, or null for one that comes with the application
     */
    public record Chosen(Template template, @Nullable UUID id) {}

    /** The template the owner means by the name or the id, in its current version. */
    public Optional<Template> find(Owner owner, String reference) {
        return among(owner, reference, null).map(Chosen::template);
    }

    /** One that comes with the application, whatever owners call theirs. */
    public Template builtIn(String name) {
        return builtIn.find(name).orElseThrow(() -> new TemplateException.NotFound(name));
    }

    /**
     * The template a request of the owner uses.
     *
     * @param reference a name, or an id
     * @param version the version it asks for, or null for the current one
     * @throws TemplateException.Unfit when there is no such template or version
     */
    public Chosen choose(Owner owner, String reference, @Nullable Integer version) {
        return among(owner, reference, version)
                .orElseThrow(() -> unfit(
                        version != null && builtIn.find(reference).isPresent()
                                ? new Flaw("template_version", "must be the one that comes with this release")
                                : new Flaw(
                                        "template_type", "must be the name of a template; there is no " + reference)));
    }

    private Optional<Chosen> among(Owner owner, String reference, @Nullable Integer version) {
        return sources.stream()
                .flatMap(source -> source.find(owner, reference, version).stream())
                .findFirst()
                .or(() -> builtIn.find(reference)
                        .filter(template -> version == null || version == template.version())
                        .map(template -> new Chosen(template, null)));
    }

    private static TemplateException.Unfit unfit(Flaw flaw) {
        return new TemplateException.Unfit(List.of(flaw));
    }

    /** What is to be said of values for its parameters. */
    public ParameterCheck check(Template template, Map<String, ? extends @Nullable Object> given) {
        return ParameterCheck.of(template, given);
    }

    /**
     * What a request brings that a template may ask for.
     *
     * @param parameters by name
     * @param hasFiles whether it brings files to build on
     */
    public record Wishes(CodeLanguage language, Map<String, ? extends @Nullable Object> parameters, boolean hasFiles) {}

    /**
     * The steps a request goes through.
     *
     * @throws TemplateException.Unfit when it does not give what the template needs
     */
    public Pipeline resolve(Template template, Wishes wishes) {
        var check = ParameterCheck.of(template, wishes.parameters());
        var flaws = new ArrayList<Flaw>();
        check.missing().forEach(name -> flaws.add(new Flaw("parameters." + name, "must be given")));
        check.invalid().forEach(wrong -> flaws.add(new Flaw("parameters." + wrong.name(), wrong.message())));
        if (!template.languages().contains(wishes.language())) {
            flaws.add(new Flaw(
                    "config.project.language",
                    "must be one of those the template %s is made for: %s"
                            .formatted(template.name(), template.languages())));
        }
        if (template.requiresFiles() && !wishes.hasFiles()) {
            flaws.add(new Flaw("files", "must bring the code the template %s works on".formatted(template.name())));
        }
        if (!flaws.isEmpty()) {
            throw new TemplateException.Unfit(flaws);
        }
        var data = Map.of(
                "parameters", check.values(), "language", wishes.language().id());
        var steps = template.steps().stream()
                .map(step -> step.resolve(template.instructions(), data))
                .toList();
        return new Pipeline(template.name(), template.version(), check.values(), steps);
    }
}
