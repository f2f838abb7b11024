package dev.codefactory.web.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the OpenAPI document that belong to no single feature. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static final String BEARER = "bearer";

    @Bean
    OpenAPI openApi(@Value("${spring.application.version:development}") String version) {
        return new OpenAPI()
                .info(new Info()
                        .title("Code Factory")
                        .version(version)
                        .description("Turns requests in plain language into verified source code, with language models"
                                + " that run locally. Every failure is an RFC 9457 problem."))
                .servers(List.of(new Server().url("/").description("This service")))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("The admin token printed at the first start, or an API key.")));
    }

    @Bean
    OpenApiCustomizer commonResponses() {
        return new CommonResponses();
    }

    @Bean
    OpenApiCustomizer parameterDescriptions() {
        return new ParameterDescriptions();
    }

    /** springdoc still reads types with Jackson 2, which knows nothing of the application's JSON settings. */
    @Bean
    ModelResolver modelResolver() {
        var mapper = Json31.mapper()
                .copy()
                .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING);
        return new ModelResolver(mapper).openapi31(true);
    }
}
