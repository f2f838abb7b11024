package dev.codefactory.bench.extraction;

import dev.codefactory.bench.Benchmark;
import dev.codefactory.bench.Figures;
import dev.codefactory.sandbox.Sandbox;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;

/** Replays recorded answers through the extraction and asks the tasks' own tests, run in the sandbox, whether it was right. */
public final class ExtractionBench implements Benchmark {

    @ComponentScan("dev.codefactory.sandbox")
    @ConfigurationPropertiesScan("dev.codefactory.sandbox")
    static class SandboxAlone {}

    @Override
    public String name() {
        return "extraction";
    }

    @Override
    public Figures run() throws Exception {
        var figures = new Figures();
        new MultiFileAnswers().measure(figures);
        var application = new SpringApplicationBuilder(SandboxAlone.class).web(WebApplicationType.NONE);
        try (var context = application.run()) {
            new TestedAnswers(context.getBean(Sandbox.class)).measure(figures);
        }
        return figures;
    }
}
