package dev.codefactory.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuaranteesTests {

    private static final Pattern ROW = Pattern.compile("^\\|[^|]+\\|([^|]+)\\|$", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`(\\w*)(?:\\.(\\w+))?`");

    static Stream<String> promises() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs/GUARANTEES.md")))
                .results()
                .map(row -> row.group(1))
                .filter(proof -> proof.contains("`"));
    }

    @ParameterizedTest
    @MethodSource("promises")
    void everyPromiseNamesTestsThatExist(String proof) throws IOException {
        var type = "";
        for (var test : TEST.matcher(proof).results().toList()) {
            type = test.group(1).isEmpty() ? type : test.group(1);
            var method = test.group(2) == null ? "class " + type : "void " + test.group(2) + "(";
            assertThat(sourceOf(type)).contains(method);
        }
    }

    private static String sourceOf(String type) throws IOException {
        try (var sources = Files.walk(Path.of("src/test/java"))) {
            var source = sources.filter(file -> file.endsWith(type + ".java")).findFirst();
            assertThat(source).as(type).isPresent();
            return Files.readString(source.orElseThrow());
        }
    }
}
