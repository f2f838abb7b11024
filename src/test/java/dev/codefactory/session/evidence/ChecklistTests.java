package dev.codefactory.session.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.code.Waiver;
import dev.codefactory.quality.FileMetrics;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.Gate.Status;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.session.evidence.Checklist.Item;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class ChecklistTests {

    private static final List<Gate> GREEN = List.of(
            Gate.green("syntax", "parsed"),
            Gate.green("dependencies", "2 imports resolved"),
            Gate.green("security", "1 files searched"),
            Gate.green("secrets", "none"),
            Gate.green("tests", "3 passed"),
            Gate.green("complexity", "2 functions"));

    private static final Finding SLOW = finding(Check.PERFORMANCE, "python-query-in-loop");
    private static final Finding TOLD = finding(Check.SECURITY, "python-error-shown");

    @Test
    void greenGatesMakeAGreenList() {
        assertThat(statuses(GREEN, List.of()))
                .containsExactly(Status.GREEN, Status.GREEN, Status.GREEN, Status.GREEN, Status.GREEN);
    }

    @Test
    void eachItemNamesWhatItStandsOn() {
        var items = list(GREEN, List.of(SLOW, TOLD), CodeLanguage.PYTHON).items();

        assertThat(items)
                .contains(
                        new Item("error_handling", Status.RED, "python-error-shown at a.py:7"),
                        new Item("performance", Status.RED, "python-query-in-loop at a.py:7"),
                        new Item("tests", Status.GREEN, "tests is green: 3 passed"));
        assertThat(items.getFirst().evidence()).startsWith("dependencies is green: 2 imports resolved; security is");
    }

    @Test
    void aGateThatWasNotRunIsNeverAGreenItem() {
        var notRun =
                GREEN.stream().map(gate -> Gate.notRun(gate.name(), "because")).toList();

        assertThat(statuses(notRun, List.of())).containsOnly(Status.NOT_RUN);
        assertThat(statuses(List.of(), List.of())).containsOnly(Status.NOT_RUN);
    }

    @Test
    void performanceIsToldOfWhereComplexityIsNotJudged() {
        var gates =
                GREEN.stream().filter(gate -> !gate.name().equals("complexity")).toList();

        assertThat(statuses(gates, List.of())).containsOnly(Status.GREEN);
        assertThat(Checklist.of(new QualityReport(List.of(), gates, null), CodeLanguage.PYTHON)
                        .items())
                .last()
                .extracting(Item::status)
                .isEqualTo(Status.NOT_RUN);
    }

    @Test
    void oneRedGateMakesItsItemRed() {
        var gates = List.of(Gate.green("tests", "3 passed"), Gate.red("coverage", "too little"));

        assertThat(list(gates, List.of(), CodeLanguage.PYTHON).items())
                .filteredOn(item -> item.name().equals("tests"))
                .extracting(Item::status)
                .containsExactly(Status.RED);
    }

    @Test
    void whereSomethingAnswersCallersTheStepsOfASecureProcessAreToldOf() {
        var gates = List.of(Gate.red("entry_points", "1 entry-point-unlimited"));
        var incomplete = finding(Check.SECURITY, "secure-process-incomplete").with(Severity.LOW);

        assertThat(list(gates, List.of(incomplete), CodeLanguage.PYTHON).items())
                .contains(new Item(
                        "secure_process",
                        Status.RED,
                        "entry_points is red: 1 entry-point-unlimited; steps are missing at a.py:7"));
        assertThat(list(List.of(), List.of(incomplete), CodeLanguage.PYTHON).items())
                .last()
                .isEqualTo(
                        new Item("secure_process", Status.NOT_RUN, "no gate is about it; steps are missing at a.py:7"));
        assertThat(list(GREEN, List.of(), CodeLanguage.PYTHON).items())
                .extracting(Item::name)
                .doesNotContain("secure_process");
    }

    @Test
    void whatWasWaivedMakesNoItemRed() {
        var waived = List.of(SLOW.waived(new Waiver("why", "ada")));

        assertThat(statuses(GREEN, waived)).containsOnly(Status.GREEN);
    }

    @Test
    void nothingIsSaidOfErrorsInLanguagesWithoutARuleAboutThem() throws IOException {
        var rules = Arrays.stream(new PathMatchingResourcePatternResolver()
                        .getResources("classpath:dev/codefactory/quality/security/rules/*.yml"))
                .map(ChecklistTests::text)
                .collect(Collectors.joining());

        for (var language : CodeLanguage.values()) {
            var judged = rules.matches(
                    "(?s).*id: \\w+-error-shown, languages: \\[[\\w, ]*\\b%s\\b.*".formatted(language.id()));
            assertThat(list(GREEN, List.of(), language).items().get(1).status())
                    .as(language.id())
                    .isEqualTo(judged ? Status.GREEN : Status.NOT_RUN);
        }
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Status> statuses(List<Gate> gates, List<Finding> findings) {
        return list(gates, findings, CodeLanguage.PYTHON).items().stream()
                .map(Item::status)
                .toList();
    }

    private static Checklist list(List<Gate> gates, List<Finding> findings, CodeLanguage language) {
        var metrics = List.of(new FileMetrics(new CodePath("a.py"), 9, 2, 1, 1, 0));
        return Checklist.of(new QualityReport(findings, gates, null, metrics, null), language);
    }

    private static Finding finding(Check check, String rule) {
        return new Finding(check, rule, Severity.MEDIUM, new CodePath("a.py"), 7, "bad");
    }
}
