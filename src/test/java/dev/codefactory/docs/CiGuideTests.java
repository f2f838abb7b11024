package dev.codefactory.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.session.evidence.EvidenceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The workflows of the guide can be copied as they stand: they are YAML, and read only evidence that there is. */
class CiGuideTests {

    private static final Path GUIDE = Path.of("docs/guides/ci.md");
    private static final Pattern BLOCK = Pattern.compile("^```yaml\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern EVIDENCE = Pattern.compile("\\.codefactory/([\\w.]+)");

    @Test
    void everyWorkflowReadsOnlyEvidenceThatThereIs() throws IOException {
        var names = workflows().stream()
                .flatMap(yaml -> EVIDENCE.matcher(yaml).results())
                .map(match -> match.group(1))
                .toList();

        assertThat(names)
                .contains("summary.md", "report.sarif", "junit.xml", "coverage.xml", "codequality.json")
                .allMatch(name -> EvidenceKind.named(name).isPresent());
    }

    @Test
    void everyWorkflowIsYaml() throws IOException {
        var reader = new Yaml(new SafeConstructor(new LoaderOptions()));

        assertThat(workflows())
                .hasSize(2)
                .allSatisfy(workflow -> assertThat(reader.<Object>load(workflow))
                        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                        .isNotEmpty());
    }

    private static List<String> workflows() throws IOException {
        return BLOCK.matcher(Files.readString(GUIDE))
                .results()
                .map(block -> block.group(1))
                .toList();
    }
}
