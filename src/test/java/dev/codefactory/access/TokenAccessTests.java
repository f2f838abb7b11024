package dev.codefactory.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.database.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(properties = "codefactory.llm.provider=practice")
@AutoConfigureMockMvc
@Import({TestPostgres.class, TestTokens.class, TokenAccessTests.Probe.class})
class TokenAccessTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestTokens tokens;

    @Test
    void handsTheControllerTheOwnerOfTheToken() {
        var alice = tokens.of("alice");

        assertThat(mvc.get().uri("/api/probe").header("Authorization", alice.authorization()))
                .hasStatusOk()
                .hasBodyTextEqualTo(alice.owner().id().toString());
    }

    @Test
    void asksForATokenUnderApi() {
        assertThat(mvc.get().uri("/api/probe"))
                .hasStatus(401)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .hasHeader("WWW-Authenticate", "Bearer")
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        assertThat(mvc.get().uri("/api/nowhere")).hasStatus(401);
    }

    @Test
    void refusesATokenThatIsNotGood() {
        var token = tokens.of("bob").token();
        var last = token.endsWith("0") ? "1" : "0";
        for (var bad : new String[] {"", "x", token + "0", token.substring(0, token.length() - 1) + last}) {
            assertThat(mvc.get().uri("/api/probe").header("Authorization", "Bearer " + bad))
                    .hasStatus(401)
                    .hasHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
    }

    @Test
    void answersForNoOtherHostName() {
        assertThat(mvc.get().uri("http://evil.test/api/probe"))
                .hasStatus(421)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(mvc.get().uri("http://127.0.0.1/api/probe")).hasStatus(401);
        assertThat(mvc.get().uri("http://[::1]/api/probe")).hasStatus(401);
    }

    @Test
    void refusesAnAddressTheFirewallFindsAmbiguous() {
        assertThat(mvc.get().uri(java.net.URI.create("/api/a;b/c")))
                .hasStatus(400)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .hasHeader("X-Content-Type-Options", "nosniff");
    }

    @Test
    void theAdminTokenInTheFileMakesKeysForOthers(@Value("${codefactory.access.admin-token-file}") Path file)
            throws Exception {
        assertThat(mvc.post()
                        .uri("/api/v1/api-keys")
                        .header(
                                "Authorization",
                                "Bearer " + Files.readString(file).strip())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\":\"ci\",\"owner\":\"carol\"}"))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.owner")
                .isEqualTo("carol");
    }

    @Test
    void onlyTheAdminSeesWhatTheHealthConsistsOf(@Value("${codefactory.access.admin-token-file}") Path file)
            throws Exception {
        var admin = "Bearer " + Files.readString(file).strip();

        assertThat(mvc.get().uri("/health").header("Authorization", admin))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.components.models.details.provider")
                .isEqualTo("practice");
        assertThat(mvc.get()
                        .uri("/health")
                        .header("Authorization", tokens.of("alice").authorization()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("details");
        assertThat(mvc.get().uri("/health")).hasStatusOk().bodyText().doesNotContain("details");
    }

    @RestController
    static class Probe {

        @GetMapping("/api/probe")
        String owner(Owner owner) {
            return owner.id().toString();
        }
    }
}
