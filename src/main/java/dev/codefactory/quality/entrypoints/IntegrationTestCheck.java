package dev.codefactory.quality.entrypoints;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityCheck;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.SourceFiles;
import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.Reading;
import dev.codefactory.quality.source.SourceReader;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether a test that was asked for calls the program as whoever calls it over HTTP. That it passes, the gate of the tests says. */
@Component
@Order(6)
class IntegrationTestCheck implements QualityCheck {

    private static final String GATE = "integration_tests";

    private final SourceReader reader = new SourceReader();

    @Override
    public String gate() {
        return GATE;
    }

    /** Who gives tests has said which there are to be. */
    @Override
    public boolean appliesTo(QualityRequest request) {
        return request.demands().integrationTests()
                && request.acceptance() == null
                && Web.shipped(request.judged()).anyMatch(file -> Web.uses(file, Sign.KNOWN));
    }

    @Override
    public CheckResult check(QualityRequest request) {
        var points = Web.of(request.judged()).examined();
        if (points.isEmpty()) {
            return new CheckResult(List.of(), List.of(), null);
        }
        var exercising = request.files().files().stream()
                .filter(SourceFiles::isTest)
                .filter(this::exercises)
                .map(CodeFile::path)
                .toList();
        if (!exercising.isEmpty()) {
            return CheckResult.of(Gate.green(GATE, "entry points are called in " + exercising.getFirst()), List.of());
        }
        return CheckResult.of(
                Gate.red(GATE, "no test calls any of %d entry points".formatted(points.size())),
                List.of(missing(points.getFirst().point().name())));
    }

    private static Finding missing(String entryPoint) {
        var message =
                ("no test calls an entry point over its interface; add one that sends a request, such as %s, to the"
                                + " program inside of the test and states the status and the body of the answer")
                        .formatted(entryPoint);
        return new Finding(Check.TESTS, "integration-test-missing", Severity.HIGH, null, 0, message);
    }

    private boolean exercises(CodeFile file) {
        var signs = file.language().flatMap(Signs::of);
        return signs.isPresent()
                && Grammar.reading(file)
                        .map(grammar -> reader.read(grammar, file.content()))
                        .filter(Reading.Tree.class::isInstance)
                        .map(reading -> Code.of(((Reading.Tree) reading).tree().root()))
                        .filter(code -> signs.get().in(code.text(), Sign.EXERCISES))
                        .isPresent();
    }
}
