package dev.codefactory.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpStatus;

/** Gives every operation the failures that follow from its shape, so that controllers document only their own. */
class CommonResponses implements OpenApiCustomizer {

    private static final String PROBLEM = "Problem";

    @Override
    public void customise(OpenAPI document) {
        document.getComponents().addSchemas(PROBLEM, problemSchema());
        document.getPaths()
                .forEach((path, item) -> item.readOperations().forEach(operation -> complete(path, operation)));
    }

    private static void complete(String path, Operation operation) {
        var responses = operation.getResponses();
        var takesBody = operation.getRequestBody() != null;
        add(responses, HttpStatus.BAD_REQUEST, true, "The request is not as described here, or not valid HTTP");
        if (path.startsWith("/api/")) {
            operation.addSecurityItem(new SecurityRequirement().addList(OpenApiConfiguration.BEARER));
            add(responses, HttpStatus.UNAUTHORIZED, true, "The token is missing, unknown, expired or revoked");
        }
        add(responses, HttpStatus.NOT_FOUND, path.contains("{"), "There is no such thing, or it is another owner's");
        add(responses, HttpStatus.NOT_ACCEPTABLE, true, "Nothing the Accept header allows can be answered");
        add(responses, HttpStatus.CONTENT_TOO_LARGE, takesBody, "The body is too large");
        add(responses, HttpStatus.UNSUPPORTED_MEDIA_TYPE, takesBody, "The body is not application/json");
        add(responses, HttpStatus.MISDIRECTED_REQUEST, true, "The Host header names another service");
        add(responses, HttpStatus.INTERNAL_SERVER_ERROR, true, "The service failed; its log has the cause");
        add(
                responses,
                HttpStatus.SERVICE_UNAVAILABLE,
                true,
                "The database does not answer; try again after Retry-After");
        responses.forEach((code, response) -> {
            if (code.startsWith("4") || code.startsWith("5")) {
                response.setContent(problemContent());
            }
        });
    }

    /** What a controller says of a status itself stays. */
    private static void add(ApiResponses responses, HttpStatus status, boolean applies, String description) {
        if (applies) {
            responses.computeIfAbsent(String.valueOf(status.value()), _ -> new ApiResponse().description(description));
        }
    }

    private static Content problemContent() {
        var schema = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        return new Content().addMediaType("application/problem+json", new MediaType().schema(schema));
    }

    private static Schema<?> problemSchema() {
        return new ObjectSchema()
                .description("RFC 9457 problem")
                .addProperty(
                        "type", new StringSchema().format("uri").example("urn:codefactory:problem:invalid-request"))
                .addProperty("title", new StringSchema().example("Bad Request"))
                .addProperty("status", new IntegerSchema().example(400))
                .addProperty("detail", new StringSchema().description("What is wrong and how to mend it"))
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new ObjectSchema()
                                        .addProperty("field", new StringSchema().example("files[0].path"))
                                        .addProperty("message", new StringSchema()))
                                .description("Given with invalid-request: one entry per field"));
    }
}
