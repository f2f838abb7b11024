package dev.codefactory.session.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.TestTokens;
import dev.codefactory.session.ChainTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

@ChainTest
@Import(TestTokens.class)
class ChoiceApiTests {

    private static final String PATH = "/api/v1/models/choice";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Value("${codefactory.access.admin-token-file}")
    Path adminToken;

    @Test
    void saysWhichModelIsAskedAndWhatSpeaksForIt() throws Exception {
        var answer = JsonMapper.shared()
                .readTree(get(PATH + "?role=code&language=rust", admin()).body());

        assertThat(answer.path("measured").booleanValue()).isFalse();
        assertThat(answer.path("model").stringValue()).isNotEmpty();
        assertThat(answer.path("why").stringValue()).isEqualTo("default");
        var tried = answer.at("/models/0/attempted").asInt() > 0;
        assertThat(answer.at("/models/0/rate").isNull())
                .as("of none there is no rate")
                .isEqualTo(!tried);
        assertThat(answer.at("/ladder/attempted").isNumber()).isTrue();
        assertThat(answer.path("trial").isNull()).isTrue();
    }

    @Test
    void whatBecameOfEverybodysExecutionsIsForAdmins() throws Exception {
        assertThat(get(PATH, tokens.of(UUID.randomUUID().toString()).authorization())
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"role=poet", "language=cobol"})
    void whatIsUnknownIsRefused(String query) throws Exception {
        assertThat(get(PATH + "?" + query, admin()).statusCode()).isEqualTo(400);
    }

    private String admin() throws IOException {
        return "Bearer " + Files.readString(adminToken).strip();
    }

    private HttpResponse<String> get(String path, String authorization) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", authorization)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
