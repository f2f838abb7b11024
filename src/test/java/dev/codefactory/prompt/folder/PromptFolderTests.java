package dev.codefactory.prompt.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.codefactory.database.TestPostgres;
import dev.codefactory.prompt.PromptKey;
import dev.codefactory.prompt.folder.FolderSync.Action;
import dev.codefactory.prompt.text.PromptDocument;
import dev.codefactory.prompt.version.PromptNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.DefaultApplicationArguments;

/** A folder and the database follow each other, and nothing is lost where both have changed. */
class PromptFolderTests {

    private static final PromptKey KEY = new PromptKey("code_generation", "python", "any");
    private static final PromptKey VARIANT = new PromptKey("code_generation", "python", "llama3");
    private static final String SHIPPED = PromptNode.text("as shipped");

    private static String database = "";

    @TempDir
    Path directory;

    private PromptNode node = new PromptNode("jdbc:postgresql://nowhere/none", Map.of());

    @BeforeAll
    static void aDatabase() {
        database = TestPostgres.newDatabase();
        PromptNode.migrate(database);
    }

    @BeforeEach
    void aNode() {
        node = new PromptNode(database, Map.of(KEY, SHIPPED));
        node.empty();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void whatIsInEffectIsWrittenAndThenTheSame() throws IOException {
        assertThat(sync(true)).isEqualTo("code_generation/python.md exported");
        assertThat(file(KEY)).doesNotExist();

        assertThat(sync(false)).isEqualTo("code_generation/python.md exported");
        assertThat(file(KEY)).hasContent(SHIPPED);
        assertThat(sync(false)).isEqualTo("code_generation/python.md unchanged");
        try (var files = Files.list(directory.resolve("code_generation"))) {
            assertThat(files).containsExactly(file(KEY));
        }
    }

    @Test
    void aChangedFileBecomesTheEffectiveVersion() throws IOException {
        sync(false);
        Files.writeString(file(KEY), PromptNode.text("edited"));

        assertThat(sync(true)).endsWith("imported");
        assertThat(node.versions(KEY)).isEqualTo("1*");
        assertThat(sync(false)).endsWith("imported");

        assertThat(node.versions(KEY)).isEqualTo("1 2*");
        assertThat(node.effectiveText(KEY)).isEqualTo(PromptNode.text("edited"));
        assertThat(sync(false)).endsWith("unchanged");
        assertThat(node.versions(KEY)).isEqualTo("1 2*");
    }

    @Test
    void aPromptThatWasChangedIsWrittenAgain() throws IOException {
        sync(false);
        node.change(KEY, "tuned");

        assertThat(sync(false)).endsWith("exported");

        assertThat(file(KEY)).hasContent(PromptNode.text("tuned"));
    }

    @Test
    void whereBothHaveChangedNeitherIsTouched() throws IOException {
        sync(false);
        node.change(KEY, "tuned");
        Files.writeString(file(KEY), PromptNode.text("edited"));

        assertThat(sync(false)).endsWith("conflict");
        assertThat(sync(false)).endsWith("conflict");

        assertThat(file(KEY)).hasContent(PromptNode.text("edited"));
        assertThat(node.effectiveText(KEY)).isEqualTo(PromptNode.text("tuned"));

        node.change(KEY, "edited");
        assertThat(sync(false)).endsWith("unchanged");
    }

    @Test
    void aFileForAFamilyMakesAVariant() throws IOException {
        sync(false);
        Files.writeString(file(VARIANT), PromptNode.text("for llama"));

        assertThat(sync(false))
                .isEqualTo("code_generation/python.md unchanged, code_generation/python@llama3.md imported");

        assertThat(node.effectiveText(VARIANT)).isEqualTo(PromptNode.text("for llama"));
    }

    @Test
    void whatCannotBeAPromptIsLeftAloneAndNamed() throws IOException {
        sync(false);
        Files.writeString(file(KEY), PromptNode.text("{{nobody}}"));

        var entry = new PromptFolder(node.versions, new PromptProperties(directory, false))
                .sync(false, "admin")
                .entries()
                .getFirst();

        assertThat(entry.action()).isEqualTo(Action.INVALID);
        assertThat(entry.detail()).contains("nobody");
        assertThat(node.versions(KEY)).isEqualTo("1*");
    }

    @Test
    void aLinkOutOfTheFolderIsNeitherReadNorWritten(@TempDir Path elsewhere) throws IOException {
        var secret = Files.writeString(elsewhere.resolve("python.md"), PromptNode.text("elsewhere"));
        Files.createSymbolicLink(directory.resolve("code_generation"), elsewhere);

        assertThatExceptionOfType(FolderException.class).isThrownBy(() -> sync(false));

        assertThat(secret).hasContent(PromptNode.text("elsewhere"));
        assertThat(node.effectiveText(KEY)).isEqualTo(SHIPPED);
    }

    @Test
    void withoutAFolderNothingIsSynced() {
        assertThatExceptionOfType(FolderException.class)
                .isThrownBy(
                        () -> new PromptFolder(node.versions, new PromptProperties(null, false)).sync(true, "admin"));
    }

    @ParameterizedTest
    @CsvSource({"true, 1 2*", "false, 1*"})
    void theServiceSyncsWhenItStartsIfItShall(boolean wanted, String versions) throws IOException {
        sync(false);
        Files.writeString(file(KEY), PromptNode.text("edited"));

        start(directory, wanted);

        assertThat(node.versions(KEY)).isEqualTo(versions);
    }

    @Test
    void aFolderThatCannotBeUsedKeepsNobodyFromStarting() throws IOException {
        var noFolder = Files.writeString(directory.resolve("file"), "x");

        start(noFolder, true);

        assertThat(node.versions(KEY)).isEqualTo("1*");
    }

    private void start(Path folder, boolean wanted) {
        var properties = new PromptProperties(folder, wanted);
        new StartupSync(new PromptFolder(node.versions, properties), properties).run(new DefaultApplicationArguments());
    }

    @ParameterizedTest
    @CsvSource({
        "   , e,  , false, EXPORTED",
        "e  , e,  , true , UNCHANGED",
        "f  , e,  , false, IMPORTED",
        "f  , e,  , true , CONFLICT",
        "f  , e, e, true , IMPORTED",
        "f  , e, f, true , EXPORTED",
        "f  , e, b, false, CONFLICT",
        "f  ,  ,  , false, IMPORTED"
    })
    void whatHasChangedOnOneSideOnlyGoesToTheOther(
            String file, String effective, String base, boolean chosenByHand, Action expected) {
        var hash = base == null ? null : PromptDocument.sha256(base);

        assertThat(FileSync.action(file, effective, hash, chosenByHand)).isEqualTo(expected);
    }

    private Path file(PromptKey key) {
        return directory.resolve(key.file());
    }

    private String sync(boolean dryRun) {
        return new PromptFolder(node.versions, new PromptProperties(directory, false))
                .sync(dryRun, "admin").entries().stream()
                        .map(entry -> entry.file() + " " + entry.action())
                        .collect(Collectors.joining(", "));
    }
}
