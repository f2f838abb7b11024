package dev.codefactory.project.web;

import static dev.codefactory.project.ProjectsOnPostgres.newOwner;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureJdbc;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.assertj.MvcTestResultAssert;
import org.springframework.transaction.annotation.Transactional;

@WebMvcTest(
        controllers = {ProjectController.class, ElementController.class, TaskController.class},
        properties = {
            "spring.jackson.property-naming-strategy=SNAKE_CASE",
            "spring.jackson.deserialization.fail-on-unknown-properties=true"
        })
@AutoConfigureMockMvc(addFilters = false)
@AutoConfigureJdbc
@Import(ProjectsOverHttp.class)
@Transactional
class ProjectApiTests {

    private static final String PROJECTS = "/api/v1/projects";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    private UUID owner = new UUID(0, 0);

    @BeforeEach
    void anOwner() {
        owner = newOwner(jdbc).id();
    }

    @Test
    void makesAProjectAndSaysWhereItIs() {
        var made = post(PROJECTS, """
                {"name": "Shop", "default_language": "go", "metadata": {"team": "blue"}}""");

        assertThat(made).hasStatus(201).hasHeader("ETag", "\"1\"");
        assertThat(send(HttpMethod.GET, locationOf(made), null, null))
                .hasStatusOk()
                .hasHeader("ETag", "\"1\"")
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"name": "Shop", "description": "", "status": "draft", "default_language": "go",
                         "metadata": {"team": "blue"}, "element_count": 0, "task_count": 0}""");
    }

    @Test
    void anUpdateNeedsTheVersionItChanges() {
        var project = locationOf(post(PROJECTS, "{\"name\": \"Shop\"}"));
        var change = "{\"name\": \"Bank\", \"status\": \"active\"}";

        assertThatProblem(send(HttpMethod.PUT, project, change, null), 428, "if-match-required");
        assertThat(send(HttpMethod.PUT, project, change, "\"7\", \"1\""))
                .hasStatusOk()
                .hasHeader("ETag", "\"2\"");
        assertThatProblem(send(HttpMethod.PUT, project, change, "\"1\""), 412, "changed-meanwhile");
        assertThatProblem(send(HttpMethod.DELETE, project, null, "\"1\""), 412, "changed-meanwhile");
        assertThat(send(HttpMethod.DELETE, project, null, null)).hasStatus(204);
        assertThatProblem(send(HttpMethod.GET, project, null, null), 404, "project-not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": \" \"}",
                "{\"name\": \"x\", \"id\": \"018f0000-0000-7000-8000-000000000000\"}",
                "{\"name\": \"x\", \"status\": \"ACTIVE\"}",
                "{\"name\": \"x\", \"status\": \"gone\"}",
                "{\"name\": \"x\", \"default_language\": \"cobol\"}",
                "{\"name\": \"x\", \"metadata\": []}",
                "{\"name\": \"x\", \"metadata\": {\"a\": {\"b\\u0000\": 1}}}",
                "{\"name\": \"x\", \"metadata\": {\"a\": [\"\\ud800\"]}}",
                "{\"name\": \"x\", \"metadata\": {\"a\": 1e999}}",
                "[]",
                "",
            })
    void refusesABodyItDoesNotDescribe(String body) {
        assertThat(post(PROJECTS, body)).hasStatus(400);
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(post(PROJECTS, "{\"name\": \"%s\"}".formatted("n".repeat(100))))
                .hasStatus(201);
        assertThat(post(PROJECTS, "{\"name\": \"%s\"}".formatted("n".repeat(101))))
                .hasStatus(400);
        assertThat(post(PROJECTS, "{\"name\": \"x\", \"description\": \"%s\"}".formatted("d".repeat(10_001))))
                .hasStatus(400);
        assertThat(post(PROJECTS, "{\"name\": \"x\", \"metadata\": {\"a\": \"%s\"}}".formatted("é".repeat(8_200))))
                .hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "after=1", "status=gone", "language=cobol"})
    void refusesParametersOutOfBounds(String query) {
        assertThat(send(HttpMethod.GET, PROJECTS + "?" + query, null, null)).hasStatus(400);
    }

    @Test
    void refusesABodyThatNamesAnotherParent() {
        var project = locationOf(post(PROJECTS, "{\"name\": \"Shop\"}"));
        var body = """
                {"name": "api", "type": "module", "project_id": "018f0000-0000-7000-8000-000000000000"}""";

        assertThatProblem(post(project + "/elements", body), 409, "parent-mismatch")
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .startsWith("project_id is 018f");
    }

    @Test
    void tellsTheCycleByNamesAndIds() {
        var project = locationOf(post(PROJECTS, "{\"name\": \"Shop\"}"));
        var model = locationOf(post(project + "/elements", "{\"name\": \"model\", \"type\": \"database_model\"}"));
        var api = locationOf(post(project + "/elements", """
                {"name": "api", "type": "api_endpoint", "dependencies": ["%s"]}""".formatted(idOf(model))));

        var refused = send(HttpMethod.PUT, model, """
                {"name": "model", "type": "module", "dependencies": ["%s"]}""".formatted(idOf(api)), "*");

        assertThatProblem(refused, 409, "dependency-cycle")
                .bodyJson()
                .extractingPath("$.cycle")
                .asArray()
                .hasSize(3);
        assertThatProblem(send(HttpMethod.DELETE, model, null, null), 409, "still-needed")
                .bodyJson()
                .extractingPath("$.needed_by[0]")
                .isEqualTo(Map.of("id", idOf(api), "kind", "element", "name", "api"));
    }

    @Test
    void showsTheGraphAndTheTasksOfTheWholeProject() {
        var project = locationOf(post(PROJECTS, "{\"name\": \"Shop\"}"));
        var element = locationOf(post(project + "/elements", "{\"name\": \"model\", \"type\": \"database_model\"}"));
        var first = locationOf(post(element + "/tasks", "{\"title\": \"first\", \"code_language\": \"rust\"}"));
        var second = locationOf(post(element + "/tasks", """
                {"title": "second", "dependencies": ["%s"]}""".formatted(idOf(first))));

        assertThat(send(HttpMethod.GET, project + "/graph", null, null))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"edges": [{"from": "%2$s", "to": "%1$s"}], "order": ["%1$s", "%2$s", "%3$s"]}""".formatted(idOf(first), idOf(second), idOf(element)));
        assertThat(send(HttpMethod.GET, project + "/tasks?language=python&element=" + idOf(element), null, null))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items": [{"title": "second", "status": "pending", "code_language": null,
                          "generated_code": null, "dependencies": ["%s"]}], "next": null}""".formatted(idOf(first)));
    }

    private MvcTestResult post(String address, String body) {
        return send(HttpMethod.POST, address, body, null);
    }

    private MvcTestResult send(HttpMethod method, String address, @Nullable String body, @Nullable String ifMatch) {
        var request = mvc.method(method).uri(address).header(ProjectsOverHttp.CALLER, owner);
        if (ifMatch != null) {
            request = request.header("If-Match", ifMatch);
        }
        if (body != null) {
            request = request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return request.exchange();
    }

    private static String locationOf(MvcTestResult made) {
        return String.valueOf(made.getResponse().getHeader("Location"));
    }

    private static String idOf(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static MvcTestResultAssert assertThatProblem(MvcTestResult result, int status, String type) {
        var assertion = assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertion.bodyJson().extractingPath("$.type").isEqualTo("urn:codefactory:problem:" + type);
        return assertion;
    }
}
