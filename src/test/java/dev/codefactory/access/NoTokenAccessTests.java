package dev.codefactory.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.database.TestPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest(properties = "codefactory.access.mode=none")
@AutoConfigureMockMvc
@Import(TestPostgres.class)
class NoTokenAccessTests {

    @Autowired
    MockMvcTester mvc;

    @Test
    void everybodyOnThisMachineIsTheAdmin() {
        assertThat(mvc.post()
                        .uri("/api/v1/api-keys")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\":\"ci\",\"owner\":\"alice\"}"))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.owner")
                .isEqualTo("alice");
        assertThat(mvc.get().uri("/api/v1/api-keys")).hasStatusOk().bodyText().contains("\"owner\":\"alice\"");
    }

    @Test
    void theHostNameIsStillChecked() {
        assertThat(mvc.get().uri("http://evil.test/api/v1/api-keys")).hasStatus(421);
    }
}
