package dev.codefactory.quality.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a.json           | {\"a\": [1, 2]}",
                "tsconfig.json    | {/* why */ \"a\": 1, // so\\n}",
                "a.yaml           | a: !Ref b\\nb: &x {c: 1}\\nd: *x\\n---\\na: 2",
                "a.yml            | a: &a {x: 1}\\nb: {<<: *a, x: 2}",
                "pom.xml          | <project><a b=\"1\"/></project>",
                "logo.svg         | <?xml version=\"1.0\"?><svg/>",
                "index.html       | <!DOCTYPE html><html><head><title>a</title></head><body><p>b</p></body></html>",
                "a.sql            | create table a (id int); select * from a where id = 1;",
                "Dockerfile       | # syntax=docker/dockerfile:1\\n"
                        + "ARG A=1\\n"
                        + "FROM x\\n"
                        + "RUN a \\\\n"
                        + "  && b\\n"
                        + "COPY <<EOF /c\\n"
                        + "nothing\\n"
                        + "EOF\\n"
                        + "CMD [\"a\"]",
                "web.dockerfile   | from alpine\\nrun true",
            })
    void readsWhatIsRight(String path, String text) {
        assertThat(flaws(path, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a.json     | 2 | {\"a\": 1,\\n}",
                "a.json     | 2 | {\"a\": 1,\\n\"a\": 2}",
                "a.json     | 1 | {\"a\": 1} {\"b\": 2}",
                "a.json     | 0 | ~ ~",
                "a.yaml     | 2 | a: 1\\n b: 2",
                "a.yaml     | 3 | a:\\n  b: 1\\n  b: 2",
                "a.xml      | 2 | <a>\\n<b></a>",
                "Dockerfile | 2 | FROM x\\nCOPPY a b",
                "Dockerfile | 1 | RUN a\\nFROM x",
                "Dockerfile | 0 | ARG a",
            })
    void isCertainOfWhatIsWrong(String path, int line, String text) {
        assertThat(flaws(path, text)).singleElement().satisfies(flaw -> {
            assertThat(flaw.certain()).isTrue();
            assertThat(flaw.line()).isEqualTo(line);
            assertThat(flaw.message()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "index.html | 2 | <!DOCTYPE html>\\n<p>a</b></p>",
                "a.sql      | 2 | select 1;\\nselct * frm a;",
                "chart.yaml | 1 | {{- if .Values.a }}\\na: 1\\n{{- end }}",
                "a.xml      | 1 | <!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
            })
    void onlySuspectsWhatItMayNotKnow(String path, int line, String text) {
        assertThat(flaws(path, text)).isNotEmpty().first().satisfies(flaw -> {
            assertThat(flaw.certain()).isFalse();
            assertThat(flaw.line()).isEqualTo(line);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "a.yaml", "a.xml", "a.html", "a.sql", "Dockerfile"})
    @Timeout(20)
    void survivesWhatIsMadeToBreakIt(String path) {
        for (var opening : new String[] {"[", "<a>", "(", "{a: ", "select (", "\ud800"}) {
            assertThat(Formats.judge(CodeFile.of(path, opening.repeat(20_000)))).isPresent();
        }
    }

    @Test
    @Timeout(20)
    void anAliasThatGrowsIsNotFollowed() {
        var laughs = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (var name = 'b'; name < 'z'; name++) {
            var before = (char) (name - 1);
            laughs.append("%c: &%c [*%c, *%c, *%c, *%c, *%c, *%c]\n"
                    .formatted(name, name, before, before, before, before, before, before));
        }

        assertThat(flaws("a.yaml", laughs.toString()))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.certain()).isFalse());
    }

    @Test
    void leavesOtherFilesAlone() {
        assertThat(Formats.judge(CodeFile.of("a.py", "("))).isEmpty();
        assertThat(Formats.judge(CodeFile.of("notes.txt", "("))).isEmpty();
    }

    private static List<Flaw> flaws(String path, String text) {
        var file = CodeFile.of(path.strip(), text.replace("\\n", "\n"));
        return Formats.judge(file).orElseThrow().flaws();
    }
}
