package dev.codefactory.llm.ollama;

import dev.codefactory.llm.host.HostRegistry;
import dev.codefactory.llm.host.Portrait;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What all Ollama servers have. */
@Component("ollamaRegistry")
final class OllamaRegistry extends HostRegistry<OllamaHost> {

    private final HostSurvey survey = new HostSurvey();

    OllamaRegistry(OllamaGateway gateway, Clock clock) {
        super(gateway.servers(), clock);
    }

    @Override
    protected Portrait portrait(OllamaHost host) throws InterruptedException {
        return survey.portrait(host);
    }
}
