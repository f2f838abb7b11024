package dev.codefactory.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What answers at this address, and where to go from here. */
@RestController
@Tag(name = "service")
class ServiceInfo {

    private static final Logger log = LoggerFactory.getLogger(ServiceInfo.class);

    private static final Map<String, String> LINKS = Map.of(
            "api", "/api/v1",
            "health", "/health",
            "openapi", "/v3/api-docs",
            "swagger_ui", "/swagger-ui.html");

    private final Answer answer;

    ServiceInfo(@Value("${spring.application.version:development}") String version) {
        this.answer = new Answer("Code Factory", version, LINKS);
    }

    record Answer(String name, String version, Map<String, String> links) {}

    @EventListener
    void announce(WebServerInitializedEvent started) {
        var address = started.getApplicationContext().getEnvironment().getProperty("server.address", "localhost");
        log.info(
                "Code Factory answers at http://{}:{}",
                address,
                started.getWebServer().getPort());
    }

    @GetMapping("/")
    @Operation(summary = "Tells what this service is and where its parts are; needs no token")
    Answer info() {
        return answer;
    }
}
