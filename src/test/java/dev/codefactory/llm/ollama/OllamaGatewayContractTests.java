package dev.codefactory.llm.ollama;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmCalls;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmGatewayContract;
import dev.codefactory.standin.OllamaStandIn;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class OllamaGatewayContractTests extends LlmGatewayContract {

    static final String MODEL = "qwen2.5-coder:7b";

    final OllamaStandIn standIn = OllamaStandIn.start();
    final OllamaGateway gateway =
            new OllamaGateway(OllamaGateways.properties(standIn.url(), Map.of()), Clock.systemUTC());

    @BeforeEach
    void installAModel() {
        standIn.model(MODEL).replies(answer());
    }

    @AfterEach
    void stop() {
        gateway.close();
        standIn.close();
    }

    @Override
    protected LlmGateway gateway() {
        return gateway;
    }

    @Override
    protected LlmCall answerable() {
        return LlmCalls.asking("reverse a list");
    }

    @Override
    protected String answer() {
        return "def reverse(items):\n    return items[::-1]  # 🌍 " + "and so on ".repeat(50);
    }

    @Override
    protected LlmCall refused() {
        return LlmCalls.askingModel("nobody-has-this:1b", "reverse a list");
    }

    @Override
    protected LlmGateway slowGateway() {
        standIn.model(MODEL).knobs(knobs -> knobs.msPerToken(200));
        return gateway;
    }
}
