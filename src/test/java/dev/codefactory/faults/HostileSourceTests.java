package dev.codefactory.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.database.TestPostgres;
import dev.codefactory.faults.FaultTable.Row;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityAnalyzer;
import dev.codefactory.quality.QualityRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** F21: source made to break whoever reads it ends in a judgement, and the process lives. */
@SpringBootTest(properties = "codefactory.llm.provider=practice")
@Import(TestPostgres.class)
@ExtendWith(SharedFaultTable.class)
class HostileSourceTests {

    private static final int MANY = 1_000_000;

    @Autowired
    QualityAnalyzer analyzer;

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void hostileSourceIsNeverGreen(CodeLanguage language, CodeFile source, FaultTable table)
            throws InterruptedException {
        var begun = System.nanoTime();

        var report = analyzer.analyze(new QualityRequest(language, FileTree.of(source), null, Duration.ofSeconds(20)));

        assertThat(report.gates())
                .filteredOn(gate -> gate.name().equals("syntax"))
                .singleElement()
                .satisfies(gate -> {
                    assertThat(gate.status()).isNotEqualTo(Gate.Status.GREEN);
                });
        var took = Duration.ofNanos(System.nanoTime() - begun);
        table.add("F21 hostile " + language.id(), new Row(1, 0, 0, 0, took));
    }

    private static List<Arguments> sources() {
        return List.of(
                Arguments.of(CodeLanguage.PYTHON, CodeFile.of("a.py", "x = " + "(".repeat(MANY))),
                Arguments.of(CodeLanguage.JAVASCRIPT, CodeFile.of("a.js", "x = " + "[".repeat(MANY))),
                // The grammar of TSX never comes to the end of this.
                Arguments.of(CodeLanguage.TYPESCRIPT, CodeFile.of("a.tsx", "{;{}const****/*/*/(]]]]]]]]]]]]]]]n>)*/")),
                Arguments.of(
                        CodeLanguage.JAVA, CodeFile.of("A.java", "class A { int x = " + "(".repeat(MANY) + "1;}")));
    }
}
