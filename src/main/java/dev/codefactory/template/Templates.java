package dev.codefactory.template;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.template.TemplateYaml.Flaw;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds templates and makes pipelines of them. */
@Service
public class Templates {

    private final BuiltInTemplates builtIn;

    Templates(BuiltInTemplates builtIn) {
        this.builtIn = builtIn;
    }

    /** Those the owner can use, by name. */
    public Collection<Template> all(Owner owner) {
        return builtIn.all();
    }

    /** The template the owner means by the name. */
    public Optional<Template> find(Owner owner, String name) {
        return builtIn.find(name);
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
