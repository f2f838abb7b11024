package dev.codefactory.template;

import dev.codefactory.code.CodePath;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.expression.Expressions;
import dev.codefactory.pipeline.expression.Wordings;
import dev.codefactory.template.TemplateYaml.Flaw;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a template must keep to besides its form: names that exist, expressions that can be read, steps in an order that makes sense. */
final class TemplateRules {

    private static final int DEEPEST = 10;
    private static final int MOST_STEPS = 100;

    private final Template template;
    private final List<Flaw> flaws = new ArrayList<>();
    private final Set<String> outputs = new LinkedHashSet<>();
    private final List<StepType> order = new ArrayList<>();

    private TemplateRules(Template template) {
        this.template = template;
    }

    static List<Flaw> flawsOf(Template template) {
        var rules = new TemplateRules(template);
        rules.parameters();
        rules.text("instructions", template.instructions(), Set.of(), false);
        rules.steps("steps", template.steps(), 1);
        rules.order();
        rules.examples();
        return List.copyOf(rules.flaws);
    }

    private void flaw(String place, String message) {
        flaws.add(new Flaw(place, message));
    }

    private void parameters() {
        var seen = new HashSet<String>();
        for (int i = 0; i < template.parameters().size(); i++) {
            var parameter = template.parameters().get(i);
            var place = "parameters[%d]".formatted(i);
            if (!seen.add(parameter.name())) {
                flaw(place + ".name", "is there twice");
            }
            if (Wordings.STANDARD.contains(parameter.name())) {
                flaw(place + ".name", "is the name of a variable that every prompt has");
            }
            if (parameter.defaultValue() != null) {
                parameter.wrongWith(parameter.defaultValue()).ifPresent(wrong -> flaw(place + ".default", wrong));
            }
        }
    }

    private void steps(String place, List<TemplateStep> steps, int depth) {
        if (depth > DEEPEST && !steps.isEmpty()) {
            flaw(place, "are nested deeper than %d levels".formatted(DEEPEST));
            return;
        }
        var ids = new HashSet<String>();
        for (int i = 0; i < steps.size(); i++) {
            var here = "%s[%d]".formatted(place, i);
            var step = steps.get(i);
            if (!ids.add(step.id())) {
                flaw(here + ".id", "is there twice");
            }
            step(here, step);
            steps(here + ".steps", step.steps(), depth + 1);
            steps(here + ".otherwise", step.otherwise(), depth + 1);
        }
    }

    private void step(String here, TemplateStep step) {
        order.add(step.type());
        fields(here, step);
        if (step.enabled() instanceof String expression) {
            expression(here + ".enabled", "$boolean(" + expression + ")");
        }
        step.input().forEach((name, expression) -> expression(here + ".input." + name, expression));
        expression(here + ".expression", step.expression());
        expression(here + ".for_each", step.forEach());
        text(here + ".prompt", step.prompt(), names(step), true);
        text(here + ".instructions", step.instructions(), names(step), true);
        text(here + ".target", step.target(), names(step), true);
        var output = step.output() == null ? step.id() : step.output();
        var keeps = Stream.of(StepType.PROMPT, StepType.DESIGN, StepType.TRANSFORM, StepType.SCRIPT, StepType.APPROVAL)
                .anyMatch(step.type()::equals);
        if (keeps && !outputs.add(output)) {
            flaw(here + (step.output() == null ? ".id" : ".output"), "is the name of another step's output");
        }
    }

    /** Each type has words of its own; a word that does nothing misleads. */
    private void fields(String here, TemplateStep step) {
        needs(here, "prompt", step.prompt(), step.type() == StepType.PROMPT, asks(step));
        needs(here, "command", step.command(), step.type() == StepType.SCRIPT, step.type() == StepType.SCRIPT);
        var works = step.type() == StepType.CONDITION || step.type() == StepType.TRANSFORM;
        needs(here, "expression", step.expression(), works, works);
        needs(here, "for_each", step.forEach(), false, step.type() == StepType.PROMPT);
        needs(here, "format", step.format(), false, asks(step));
        needs(here, "role", step.role(), false, step.type().asksModel());
        needs(here, "rounds", step.rounds(), false, step.type() == StepType.CODE_IMPROVEMENT);
        if (!step.otherwise().isEmpty() && step.type() != StepType.CONDITION) {
            flaw(here + ".otherwise", "is for steps of type condition");
        }
        if (step.type() == StepType.SCRIPT
                && step.command() != null
                && !Wordings.variables(step.command()).isEmpty()) {
            flaw(
                    here + ".command",
                    "holds variables in braces; a script finds its values in its environment, as $CF_NAME");
        }
    }

    private static boolean asks(TemplateStep step) {
        return step.type() == StepType.PROMPT || step.type() == StepType.DESIGN;
    }

    private void needs(String here, String field, @Nullable Object value, boolean needed, boolean allowed) {
        if (needed && value == null) {
            flaw(here, "needs " + field);
        } else if (!allowed && value != null) {
            flaw(here + "." + field, "is not for steps of this type");
        }
    }

    private Set<String> names(TemplateStep step) {
        var names = new HashSet<>(step.input().keySet());
        outputs.forEach(output -> names.add("steps." + output));
        if (step.forEach() != null) {
            names.add("item");
        }
        return names;
    }

    private void text(String place, @Nullable String text, Set<String> own, boolean outputsToo) {
        if (text == null) {
            return;
        }
        for (var name : Wordings.variables(text)) {
            var known = Wordings.STANDARD.contains(name)
                    || own.contains(name)
                    || template.parameters().stream()
                            .anyMatch(parameter -> parameter.name().equals(name));
            if (!known) {
                flaw(
                        place,
                        outputsToo && name.startsWith("steps.")
                                ? "asks for {{%s}}, but no step before it has such an output".formatted(name)
                                : "asks for {{%s}}, which is neither a parameter nor an input".formatted(name));
            }
        }
    }

    private void expression(String place, @Nullable String expression) {
        if (expression == null) {
            return;
        }
        try {
            Expressions.check(expression);
        } catch (Expressions.BadExpression e) {
            flaw(place, "cannot be read: " + e.reason());
        }
    }

    private void order() {
        if (order.size() > MOST_STEPS) {
            flaw("steps", "are more than " + MOST_STEPS);
        }
        var improvement = order.indexOf(StepType.CODE_IMPROVEMENT);
        if (improvement < 0) {
            return;
        }
        if (improvement == 0 || order.get(improvement - 1) != StepType.CODE_ANALYSIS) {
            flaw("steps", "have a code_improvement that does not follow a code_analysis at once");
        }
        var behind = order.subList(improvement + 1, order.size());
        if (behind.contains(StepType.CODE_IMPROVEMENT)) {
            flaw("steps", "have more than one code_improvement");
        }
        if (behind.contains(StepType.CODE_GENERATION) || behind.contains(StepType.TEST_GENERATION)) {
            flaw("steps", "write code behind the code_improvement, which nothing would improve");
        }
    }

    private void examples() {
        for (int i = 0; i < template.examples().size(); i++) {
            var example = template.examples().get(i);
            var place = "examples[%d]".formatted(i);
            if (!template.languages().contains(example.language())) {
                flaw(place + ".language", "is none of the template's languages");
            }
            var check = ParameterCheck.of(template, example.parameters());
            check.missing().forEach(name -> flaw(place + ".parameters." + name, "is missing"));
            check.invalid().forEach(wrong -> flaw(place + ".parameters." + wrong.name(), wrong.message()));
            example.files()
                    .keySet()
                    .forEach(path -> CodePath.fault(path)
                            .ifPresent(fault -> flaw(
                                    place + ".files", "has the path %s, which %s".formatted(path, fault.phrase()))));
            if (template.requiresFiles() && example.files().isEmpty()) {
                flaw(place + ".files", "is missing");
            }
        }
    }
}
