package dev.codefactory.session;

import dev.codefactory.database.TestPostgres;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.pipeline.ScriptedAnalyzer;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.quality.QualityAnalyzer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.UUID;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The whole application on a database of its own, with a scripted model and a scripted analyzer. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "codefactory.llm.provider=practice",
            "codefactory.session.step-retries=1",
            "spring.main.allow-bean-definition-overriding=true"
        })
@Import({TestPostgres.class, ChainTest.Scripted.class})
public @interface ChainTest {

    /** The two ends of the chain, in the test's hand. */
    @TestConfiguration(proxyBeanMethods = false)
    class Scripted {

        /** In place of the gateway that chooses the provider, which is the primary one. */
        @Bean
        @Primary
        LlmGateway providerGateway() {
            return new ScriptedGateway();
        }

        /** Empty at first; below the working directory, as the data of tests is. */
        @Bean
        static DynamicPropertyRegistrar promptDirectory() {
            var directory = "target/test-data/" + UUID.randomUUID();
            return properties -> properties.add("codefactory.prompts.directory", () -> directory);
        }

        @Bean
        @Primary
        QualityAnalyzer scriptedAnalyzer() {
            return new ScriptedAnalyzer();
        }
    }
}
