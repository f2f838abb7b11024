package dev.codefactory.session.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.Owner;
import dev.codefactory.access.TestTokens;
import dev.codefactory.code.FileTree;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.prompt.PromptKey;
import dev.codefactory.prompt.version.PromptVersions;
import dev.codefactory.session.ChainTest;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.Sessions;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Every file says what made it, and the text that made it can be had. */
@ChainTest
@Import(TestTokens.class)
class ProvenanceTests {

    private static final String GOOD = "def add(a, b):\n    return a + b\n";
    private static final String BAD = "def add(a, b):\n    return a - b  # wrong\n";

    @Autowired
    Sessions sessions;

    @Autowired
    Executions executions;

    @Autowired
    GeneratedFiles files;

    @Autowired
    PromptVersions prompts;

    @Autowired
    TestTokens tokens;

    @Autowired
    LlmGateway gateway;

    private Owner owner = new Owner(new UUID(0, 0));

    @BeforeEach
    void anOwner() {
        owner = tokens.of("provenance").owner();
    }

    @Test
    void aFileNamesThePromptAndTheModelThatMadeIt() {
        ((ScriptedGateway) gateway).codes(GOOD);

        var maker = maker(ended());

        assertThat(maker.step()).isEqualTo("code_generation");
        assertThat(maker.round()).isZero();
        assertThat(maker.promptKey()).isEqualTo("code_generation/python/any");
        assertThat(maker.promptVersion()).isEqualTo(1);
        assertThat(maker.model()).isEqualTo("scripted:1b");
        assertThat(maker.modelDigest()).isEqualTo("0f");
        var version = prompts.get(new PromptKey("code_generation", "python", "any"), 1);
        assertThat(maker.promptSha256()).isEqualTo(version.sha256());
        assertThat(prompts.text(version.sha256())).contains("You write Python 3.11");
        assertThat(version.pinned()).as("the execution has ended").isFalse();
    }

    @Test
    void aMendedFileNamesTheRoundThatMendedIt() {
        ((ScriptedGateway) gateway).codes(BAD, GOOD);

        var maker = maker(ended());

        assertThat(maker.step()).isEqualTo("code_improvement");
        assertThat(maker.round()).isEqualTo(1);
        assertThat(maker.promptKey()).isEqualTo("code_improvement/python/any");
    }

    @Test
    void aFileThatNoRoundMadeBetterNamesTheAnswerItCameWith() {
        ((ScriptedGateway) gateway).codes(BAD, BAD + "# wrong\n");

        assertThat(maker(ended()).step()).isEqualTo("code_generation");
    }

    private ExecutionId ended() {
        var request = new GenerationRequest(
                Pipeline.STANDARD, "Add two numbers", CodeFactoryConfig.DEFAULT, FileTree.EMPTY, null, null, "add");
        var id = sessions.submit(owner, request, null).id();
        Awaitility.await().until(() -> executions.get(owner, id).status().isTerminal());
        return id;
    }

    private Maker maker(ExecutionId id) {
        return Objects.requireNonNull(files.list(owner, id).getFirst().madeBy());
    }
}
