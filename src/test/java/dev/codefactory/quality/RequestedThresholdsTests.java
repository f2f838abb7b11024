package dev.codefactory.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.Gate.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** The gates hold files to what was asked for. */
@SpringJUnitConfig(RealChecks.class)
class RequestedThresholdsTests {

    private static final FileTree FILES = FileTree.of(CodeFile.of("app.py", """
            def find(cursor, name):
                if name:
                    cursor.execute(f"select * from users where name = '{name}'")
            """));

    @Autowired
    QualityAnalyzer analyzer;

    @Test
    void asManyWeaknessesPassAsAreAllowed() throws InterruptedException {
        var reason = "1 weaknesses of high severity and high confidence";

        assertThat(gate("security", 10, 0)).isEqualTo(Gate.red("security", reason));
        assertThat(gate("security", 10, 1))
                .isEqualTo(Gate.green("security", "1 files searched, " + reason + ", 1 are allowed"));
    }

    @Test
    void aFunctionMayBeAsComplexAsIsAllowed() throws InterruptedException {
        assertThat(gate("complexity", 2, 0).status()).isEqualTo(Status.GREEN);
        assertThat(gate("complexity", 1, 0))
                .isEqualTo(Gate.red("complexity", "1 functions have a complexity of more than 1"));
    }

    @Test
    void theReportSaysWhatTheFilesWereHeldTo() throws InterruptedException {
        var thresholds = new Thresholds(0.5, 3, 2, Duration.ofSeconds(9));

        assertThat(report(thresholds).thresholds()).isEqualTo(thresholds);
    }

    private Gate gate(String name, int complexity, int issues) throws InterruptedException {
        return report(new Thresholds(0.8, complexity, issues, Duration.ofSeconds(60))).gates().stream()
                .filter(gate -> gate.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private QualityReport report(Thresholds thresholds) throws InterruptedException {
        return analyzer.analyze(QualityRequest.of(CodeLanguage.PYTHON, FILES, null, thresholds));
    }
}
