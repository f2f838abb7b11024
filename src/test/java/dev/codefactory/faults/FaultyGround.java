package dev.codefactory.faults;

import dev.codefactory.access.TestTokens;
import dev.codefactory.pipeline.ScriptedAnalyzer;
import dev.codefactory.quality.QualityAnalyzer;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.Sessions;
import dev.codefactory.standin.OllamaStandIn;
import java.util.UUID;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** What the application of a {@link FaultTest} stands on. */
@TestConfiguration(proxyBeanMethods = false)
class FaultyGround {

    @Bean
    static CrashPoints crashPoints() {
        return new CrashPoints();
    }

    @Bean
    FaultyPostgres faultyPostgres() {
        return FaultyPostgres.start();
    }

    @Bean
    JdbcConnectionDetails database(FaultyPostgres postgres) {
        return new ThroughTheNetwork(postgres.url());
    }

    @Bean
    static OllamaStandIn ollamaStandIn() {
        var ollama = OllamaStandIn.start();
        CodingModel.teach(ollama);
        return ollama;
    }

    @Bean
    static DynamicPropertyRegistrar placesOfItsOwn(OllamaStandIn ollama) {
        var directory = "target/test-data/" + UUID.randomUUID();
        return properties -> {
            properties.add("codefactory.llm.ollama.url", ollama::url);
            properties.add("codefactory.data-dir", () -> directory);
        };
    }

    @Bean
    @Primary
    QualityAnalyzer scriptedAnalyzer() {
        return new ScriptedAnalyzer();
    }

    @Bean
    Requests patientCaller(Sessions sessions, Executions executions, TestTokens tokens, FaultyPostgres postgres) {
        return new Requests(sessions, executions, tokens, postgres);
    }

    private record ThroughTheNetwork(String getJdbcUrl) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return "postgres";
        }

        @Override
        public String getPassword() {
            return "postgres";
        }
    }
}
