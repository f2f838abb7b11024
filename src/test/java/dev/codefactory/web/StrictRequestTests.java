package dev.codefactory.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeLanguage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@WebMvcTest(StrictRequestTests.Probe.class)
@Import(StrictRequestTests.Probe.class)
class StrictRequestTests {

    @Autowired
    MockMvcTester mvc;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"title":"a","colour":"red"}                  | colour          | is unknown; known here: fast, inner, labels, language, max_size, title
            {"title":"a","max_size":"3"}                  | max_size        | must be an integer within range
            {"title":"a","max_size":3.9}                  | max_size        | must be an integer within range
            {"title":"a","max_size":3e10}                 | max_size        | must be an integer within range
            {"title":"a","fast":"true"}                   | fast            | must be true or false
            {"title":"a","fast":1}                        | fast            | must be true or false
            {"title":3}                                   | title           | must be a string
            {"title":true}                                | title           | must be a string
            {"title":{}}                                  | title           | must be a string
            {"title":"a","language":1}                    | language        | must be one of python, javascript, typescript, java, cpp, go, rust
            {"title":"a","language":"PYTHON"}             | language        | must be one of python, javascript, typescript, java, cpp, go, rust
            {"title":"a","language":""}                   | language        | must be one of python, javascript, typescript, java, cpp, go, rust
            {"title":"a","inner":"text"}                  | inner           | must be an object
            {"title":"a","inner":[]}                      | inner           | must be an object
            {"title":"a","inner":{"lines":"one"}}         | inner.lines     | must be an array
            {"title":"a","inner":{"lines":["one",2]}}     | inner.lines[1]  | must be a string
            {"title":"a","title":"b"}                     | title           | is given twice
            {"title":"a\\u0000b"}                         | title           | must not contain U+0000 or unpaired surrogates
            {"title":"a\\ud800b"}                         | title           | must not contain U+0000 or unpaired surrogates
            {"title":"a","inner":{"lines":["\\u0000"]}}   | inner.lines[0]  | must not contain U+0000 or unpaired surrogates
            {"title":"a","labels":{"k":{"deep":"\\u0000"}}} | labels.k | must not contain U+0000 or unpaired surrogates
            {"title":"a","labels":{"\\u0000":1}}          | labels          | must not contain U+0000 or unpaired surrogates
            {"title":" "}                                 | title           | must not be blank
            {}                                            | title           | must not be blank
            {"title":"a","max_size":9}                    | max_size        | must be less than or equal to 5
            {"title":"a","inner":{"first_line":""}}       | inner.first_line | must not be blank
            []                                            | body            | must be an object
            "text"                                        | body            | must be an object
            """)
    void namesTheFieldAndTheRemedy(String body, String field, String message) {
        var result = post(body);

        assertThat(result).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result).bodyJson().extractingPath("$.type").isEqualTo("urn:codefactory:problem:invalid-request");
        assertThat(result)
                .bodyJson()
                .extractingPath("$.errors")
                .isEqualTo(List.of(Map.of("field", field, "message", message)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"title":"a"         | at line 1, column
            {"title":"a"} x      | at line 1, column
            {"title":"a"}{}      | at line 1, column
            {'title':'a'}        | at line 1, column 2
            {"title":"a",}       | at line 1, column
            {"title":NaN}        | at line 1, column
            ''                   | is missing
            null                 | is missing
            """)
    void refusesWhatIsNotOneJsonValue(String body, String detail) {
        var result = post(body);

        assertThat(result).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result).bodyJson().extractingPath("$.detail").asString().contains(detail);
    }

    @Test
    void acceptsWhatTheApiDescribes() {
        var result = post("""
                {"title":"naïve 🎉","max_size":3,"language":"python","fast":true,"inner":{"first_line":"x","lines":["y"]}}
                """);

        assertThat(result).hasStatusOk().bodyJson().extractingPath("$.answer").isEqualTo("naïve 🎉 python");
    }

    @Test
    void refusesADocumentThatIsTooDeep() {
        assertThat(post("{\"labels\":{\"k\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}}"))
                .hasStatus(413)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyText()
                .contains("64 levels")
                .doesNotContain("Stream");
    }

    @Test
    void refusesADocumentThatIsTooLarge() {
        assertThat(post("{\"title\":\"" + "a".repeat(5_000_000) + "\"}")).hasStatus(413);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /probe/x                     | number | must be an integer within range
            /probe/1?size=x              | size   | must be an integer within range
            /probe/1?size=0x3            | size   | must be an integer within range
            /probe/1?text=%20%20         | text   | must not be blank
            /probe/1?language=cobol      | language | must be one of python, javascript, typescript, java, cpp, go, rust
            /probe/1?size=9              | size   | must be less than or equal to 5
            /probe/1?text=a%00b          | text   | must not contain U+0000 or unpaired surrogates
            /probe/1?max_pages=x         | max_pages | must be an integer within range
            """)
    void namesTheParameter(String address, String field, String message) {
        var result = mvc.get()
                .uri(java.net.URI.create(address))
                .header("Idempotency-Key", "k")
                .exchange();

        assertThat(result).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result)
                .bodyJson()
                .extractingPath("$.errors")
                .isEqualTo(List.of(Map.of("field", field, "message", message)));
    }

    @Test
    void namesAMissingHeader() {
        assertThat(mvc.get().uri("/probe/1").exchange())
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("Idempotency-Key");
    }

    @Test
    void answersOtherMistakesWithTheirStatus() {
        assertThat(mvc.delete().uri("/probe").exchange()).hasStatus(405).hasHeader("Allow", "POST");
        assertThat(mvc.post()
                        .uri("/probe")
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("x")
                        .exchange())
                .hasStatus(415);
        assertThat(mvc.get().uri("/nowhere").exchange()).hasStatus(404);
        assertThat(mvc.get()
                        .uri("/probe/1")
                        .header("Idempotency-Key", "k")
                        .accept(MediaType.IMAGE_PNG)
                        .exchange())
                .hasStatus(406);
    }

    @Test
    void everyProblemHasATypeOfOurs() {
        assertThat(mvc.get().uri("/nowhere").exchange())
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:codefactory:problem:not-found");
    }

    @Test
    void saysNothingOfAnUnexpectedFailure() {
        assertThat(mvc.get().uri("/probe/failure").exchange())
                .hasStatus(500)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyText()
                .contains("reference")
                .doesNotContain("secret", "Exception", "dev.codefactory");
    }

    private MvcTestResult post(String body) {
        return mvc.post()
                .uri("/probe")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    record Request(
            @NotBlank String title,
            @Max(5) @Nullable Integer maxSize,
            @Nullable Boolean fast,
            @Nullable CodeLanguage language,
            @Valid @Nullable Inner inner,
            @Nullable Map<String, Object> labels) {}

    record Inner(@NotBlank String firstLine, @Nullable List<String> lines) {}

    @RestController
    @RequestMapping("/probe")
    static class Probe {

        @PostMapping
        Map<String, String> post(@Valid @RequestBody Request request) {
            return Map.of("answer", request.title() + " " + request.language());
        }

        @GetMapping(path = "/{number}", produces = MediaType.TEXT_PLAIN_VALUE)
        String get(
                @PathVariable int number,
                @RequestHeader("Idempotency-Key") String key,
                @RequestParam(defaultValue = "1") @Max(5) int size,
                @RequestParam(name = "max_pages", defaultValue = "1") @Max(5) int maxPages,
                @RequestParam(defaultValue = "python") CodeLanguage language,
                @RequestParam(defaultValue = "") String text) {
            return key + number + size + maxPages + language + text;
        }

        @GetMapping("/failure")
        String fail() {
            throw new IllegalStateException("a secret");
        }
    }
}
