package dev.codefactory.session.web.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.pipeline.CodeFactoryConfig.Escalation;
import dev.codefactory.session.web.start.ConfigRequest.EscalationRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigRequestTests {

    private static final Map<String, Object> TEMPLATE =
            Map.of("candidates", 3, "escalation", Map.of("max_model_seconds", 600, "max_tokens", 50_000));

    @Test
    void aTemplateSaysHowManyAnswersAndHowLargeModels() {
        var config = ConfigRequest.config(null, TEMPLATE);

        assertThat(config.candidates()).isEqualTo(3);
        assertThat(config.escalation()).isEqualTo(new Escalation(null, 600, 50_000));
    }

    @Test
    void aRequestHasTheLastWord() {
        var escalation = new EscalationRequest(false, null, 10);
        var request = new ConfigRequest(null, null, null, null, null, null, null, escalation, null, 1);

        var config = ConfigRequest.config(request, TEMPLATE);

        assertThat(config.candidates()).isEqualTo(1);
        assertThat(config.escalation()).isEqualTo(new Escalation(false, 600, 10));
    }
}
