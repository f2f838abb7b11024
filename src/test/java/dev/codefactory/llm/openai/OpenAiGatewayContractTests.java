package dev.codefactory.llm.openai;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmCalls;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmGatewayContract;
import dev.codefactory.standin.openai.Flavour;
import dev.codefactory.standin.openai.OpenAiStandIn;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** The contract, kept with each kind of server. */
class OpenAiGatewayContractTests {

    private abstract static class Contract extends LlmGatewayContract {

        private static final String MODEL = "qwen2.5-coder-7b";

        private final OpenAiStandIn standIn;
        private final OpenAiGateway gateway;

        Contract(Flavour flavour) {
            this.standIn = OpenAiStandIn.start(flavour);
            this.gateway = OpenAiGateways.of(standIn, Map.of());
        }

        @BeforeEach
        void loadAModel() {
            standIn.model(MODEL).replies(answer()).knobs(knobs -> knobs.numCtx(32_768));
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
            return LlmCalls.askingModel("nobody-has-this-1b", "reverse a list");
        }

        @Override
        protected LlmGateway slowGateway() {
            standIn.model(MODEL).knobs(knobs -> knobs.msPerToken(200));
            return gateway;
        }
    }

    @Nested
    class WithLlamaCpp extends Contract {
        WithLlamaCpp() {
            super(Flavour.LLAMA_CPP);
        }
    }

    @Nested
    class WithVllm extends Contract {
        WithVllm() {
            super(Flavour.VLLM);
        }
    }

    @Nested
    class WithLmStudio extends Contract {
        WithLmStudio() {
            super(Flavour.LM_STUDIO);
        }
    }
}
