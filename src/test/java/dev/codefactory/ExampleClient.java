package dev.codefactory;

import static java.util.Objects.requireNonNull;

import dev.codefactory.session.ExecutionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** Posts the example requests as they are listed, as a user would. */
final class ExampleClient {

    private static final ParameterizedTypeReference<Map<String, Object>> OBJECT = new ParameterizedTypeReference<>() {};

    private final RestClient http;

    ExampleClient(int port, String authorization) {
        this.http = RestClient.builder()
                .baseUrl("http://localhost:" + port)
                .defaultHeader(HttpHeaders.AUTHORIZATION, authorization)
                .build();
    }

    /** The bodies to post, by the ids of the examples. */
    Map<String, Map<String, Object>> requests() {
        var requests = new HashMap<String, Map<String, Object>>();
        for (var item : list(get("/api/v1/models/examples"), "items")) {
            requests.put((String) requireNonNull(item.get("id")), map(item, "request"));
        }
        return requests;
    }

    ExecutionId generate(Map<String, Object> request) {
        return new ExecutionId(
                UUID.fromString((String) requireNonNull(post(request).get("execution_id"))));
    }

    /** Each step of a dry run. */
    List<Map<String, Object>> steps(Map<String, Object> request) {
        var body = new HashMap<>(request);
        body.put("dry_run", true);
        return list(post(body), "steps");
    }

    String file(ExecutionId execution, String path) {
        return requireNonNull(http.get()
                .uri("/api/v1/executions/{id}/files/" + path, execution.value())
                .retrieve()
                .body(String.class));
    }

    private Map<String, Object> post(Map<String, Object> body) {
        return requireNonNull(http.post()
                .uri("/api/v1/generate")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .body(OBJECT));
    }

    private Map<String, Object> get(String uri) {
        return requireNonNull(http.get().uri(uri).retrieve().body(OBJECT));
    }

    @SuppressWarnings("unchecked") // the names and types that the OpenAPI document promises
    private static Map<String, Object> map(Map<String, Object> from, String name) {
        return (Map<String, Object>) requireNonNull(from.get(name));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> from, String name) {
        return new ArrayList<>((List<Map<String, Object>>) requireNonNull(from.get(name)));
    }
}
