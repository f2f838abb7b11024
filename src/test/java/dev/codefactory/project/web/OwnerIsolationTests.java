package dev.codefactory.project.web;

import static dev.codefactory.project.ProjectsOnPostgres.element;
import static dev.codefactory.project.ProjectsOnPostgres.newOwner;
import static dev.codefactory.project.ProjectsOnPostgres.project;
import static dev.codefactory.project.ProjectsOnPostgres.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.Owner;
import dev.codefactory.project.Elements;
import dev.codefactory.project.Projects;
import dev.codefactory.project.Tasks;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureJdbc;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;

@WebMvcTest(
        controllers = {ProjectController.class, ElementController.class, TaskController.class},
        properties = "spring.jackson.property-naming-strategy=SNAKE_CASE")
@AutoConfigureMockMvc(addFilters = false)
@AutoConfigureJdbc
@Import(ProjectsOverHttp.class)
@Transactional
class OwnerIsolationTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Projects projects;

    @Autowired
    Elements elements;

    @Autowired
    Tasks tasks;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping endpoints;

    private Owner stranger = new Owner(new UUID(0, 0));
    private Map<String, UUID> ids = Map.of();

    @BeforeEach
    void somebodysProject() {
        var owner = newOwner(jdbc);
        stranger = newOwner(jdbc);
        var project = projects.create(owner, project("Shop")).id();
        var element = elements.create(owner, project, element("api")).id();
        var task = tasks.create(owner, project, element, task("write it")).id();
        ids = Map.of("projectId", project, "elementId", element, "taskId", task);
    }

    @Test
    void everyEndpointBelowAProjectAnswers404ToAnotherOwner() {
        var asked = new ArrayList<String>();
        endpoints.getHandlerMethods().forEach((mapping, handler) -> {
            var pattern = mapping.getPatternValues().iterator().next();
            if (handler.getBeanType().getPackage() == getClass().getPackage() && pattern.contains("{projectId}")) {
                var method =
                        mapping.getMethodsCondition().getMethods().iterator().next();
                asked.add(method + " " + pattern);
                assertThat(status(method.asHttpMethod(), pattern))
                        .as(method + " " + pattern)
                        .isEqualTo(404);
            }
        });
        assertThat(asked).hasSize(15);
    }

    @Test
    void aListHoldsOnlyTheCallersProjects() {
        assertThat(mvc.get().uri("/api/v1/projects").header(ProjectsOverHttp.CALLER, stranger.id()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"items\": [], \"next\": null}");
    }

    /** The body suits all three kinds, so that nothing but the owner can be the reason for a refusal. */
    private int status(HttpMethod method, String pattern) {
        var body = pattern.contains("/tasks")
                ? "{\"title\": \"x\"}"
                : pattern.contains("/elements") ? "{\"name\": \"x\", \"type\": \"module\"}" : "{\"name\": \"x\"}";
        return mvc.method(method)
                .uri(UriComponentsBuilder.fromPath(pattern).buildAndExpand(ids).toUri())
                .header(ProjectsOverHttp.CALLER, stranger.id())
                .header("If-Match", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange()
                .getResponse()
                .getStatus();
    }
}
