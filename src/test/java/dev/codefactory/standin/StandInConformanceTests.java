package dev.codefactory.standin;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class StandInConformanceTests extends OllamaConformanceTests {

    private static final String MODEL = "qwen2.5-coder:7b";

    private static final OllamaStandIn STAND_IN = OllamaStandIn.start();

    @BeforeAll
    static void installAModel() {
        STAND_IN.model(MODEL).replies("Hello! How may I help you today?");
    }

    @AfterAll
    static void stop() {
        STAND_IN.close();
    }

    @Override
    URI server() {
        return STAND_IN.url();
    }

    @Override
    String model() {
        return MODEL;
    }
}
