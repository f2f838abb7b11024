package dev.codefactory.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.Require;
import dev.codefactory.database.TestPostgres;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import dev.codefactory.standin.OllamaStandIn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The commands of the documents, run as a reader would against a running service. */
@SpringBootTest(
        properties = {"codefactory.llm.provider=practice", "codefactory.llm.practice.pace=0"},
        webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestPostgres.class)
class DocumentedRequestsTests {

    /** The host that the documents call gpu-1. */
    static final OllamaStandIn ollama = OllamaStandIn.start();

    @LocalServerPort
    int port;

    @Value("${codefactory.access.admin-token-file}")
    Path adminToken;

    @Autowired
    Sandbox sandbox;

    @TempDir
    Path clone;

    @DynamicPropertySource
    static void aHostThatPulls(DynamicPropertyRegistry properties) {
        ollama.models(models -> models.pullable("qwen2.5-coder:7b"));
        properties.add("codefactory.llm.ollama.hosts.gpu-1.url", ollama::url);
    }

    @AfterAll
    static void stop() {
        ollama.close();
    }

    @ParameterizedTest
    @CsvSource({
        "README.md, verified",
        "docs/getting-started.md, verified",
        "docs/guides/projects.md, verified",
        "docs/guides/ci.md, verified",
        "docs/guides/prompts.md, verified",
        "docs/guides/waivers.md, verified",
        "docs/guides/task-documents.md, verified",
        "docs/guides/templates.md, verified",
        "docs/guides/from-an-idea.md, verified",
        "docs/guides/schedules.md, verified",
        "docs/guides/record-and-replay.md, identical",
        "docs/guides/observability.md, items",
        "docs/guides/choosing-models.md, ladder",
        "docs/guides/models.md, succeeded"
    })
    void runAsTheyStand(String document, String outcome) throws IOException, InterruptedException {
        Require.tool(sandbox.status().has(Tool.PYTHON), "a sandbox with Python");
        Require.tool(!document.endsWith("from-an-idea.md") || hasFastApi(), "python3-fastapi and python3-httpx");
        Files.copy(Path.of("cf.java"), clone.resolve("cf.java"));
        Files.createDirectory(clone.resolve("data"));
        Files.copy(adminToken, clone.resolve("data/admin-token"));

        var run = DocumentedCommands.in(Path.of(document)).run(clone, URI.create("http://localhost:" + port));

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains(outcome);
    }

    private static boolean hasFastApi() throws IOException, InterruptedException {
        return new ProcessBuilder("/usr/bin/python3", "-c", "import fastapi, httpx")
                        .start()
                        .waitFor()
                == 0;
    }
}
