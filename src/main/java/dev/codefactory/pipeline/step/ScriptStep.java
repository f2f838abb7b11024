package dev.codefactory.pipeline.step;

import static java.util.Objects.requireNonNull;

import dev.codefactory.pipeline.StepContext;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.expression.StepData;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import dev.codefactory.sandbox.SandboxResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Runs a command on the files in the sandbox and keeps what it wrote. It decides nothing by itself: a condition may. */
@Component
class ScriptStep implements Step {

    private static final Duration USUAL_LIMIT = Duration.ofMinutes(1);

    private final Sandbox sandbox;

    ScriptStep(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public Set<StepType> types() {
        return Set.of(StepType.SCRIPT);
    }

    @Override
    public StepOutcome run(StepContext context) throws InterruptedException {
        var definition = context.definition();
        var limit = definition.limits().timeout();
        var command = new SandboxCommand(
                context.request().base().with(context.chain().files()),
                List.of("sh", "-c", requireNonNull(definition.wording().command())),
                environment(context),
                tools(context),
                limit == null ? USUAL_LIMIT : limit,
                List.of());
        return switch (sandbox.run(command)) {
            case SandboxResult.Exited exited -> {
                var result = Map.of("exit_code", exited.exitCode(), "output", exited.output());
                yield new StepOutcome.Completed(
                        context.chain().with(definition.outputName(), result), "exit code " + exited.exitCode(), null);
            }
            case SandboxResult.Stopped stopped ->
                new StepOutcome.Failed("script_stopped", "stopped at its limit of " + stopped.limit(), null);
            case SandboxResult.Refused(var reason) -> new StepOutcome.Failed("no_sandbox", reason, null);
        };
    }

    /** Values reach a script as variables of its environment: put into its text they could say anything. */
    private static Map<String, String> environment(StepContext context) {
        var environment = new HashMap<String, String>();
        context.request()
                .pipeline()
                .parameters()
                .forEach((name, value) -> environment.put(variable(name), StepData.text(value)));
        StepData.inputs(context).forEach((name, value) -> environment.put(variable(name), StepData.text(value)));
        return environment;
    }

    private static String variable(String name) {
        return "CF_" + name.toUpperCase(Locale.ROOT);
    }

    private static Set<Tool> tools(StepContext context) {
        return switch (context.request().language()) {
            case PYTHON -> Set.of(Tool.PYTHON);
            case JAVASCRIPT -> Set.of(Tool.NODE);
            case TYPESCRIPT -> Set.of(Tool.NODE, Tool.TYPESCRIPT);
            case JAVA -> Set.of(Tool.JDK);
            case CPP -> Set.of(Tool.CPP);
            case GO -> Set.of(Tool.GO);
            case RUST -> Set.of(Tool.RUST);
        };
    }
}
