package dev.codefactory.pipeline.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsTests {

    private static final String DOCUMENT = """
            openapi: 3.1.0
            security: [{key: []}]
            paths:
              /users:
                get:
                  security: []
                  responses:
                    "200":
                      content:
                        application/json:
                          schema: {type: array, items: {$ref: "#/components/schemas/User"}}
                post:
                  requestBody:
                    content:
                      application/json:
                        schema: {$ref: "#/components/schemas/User"}
                  responses: {"201": {}, "400": {}}
              /users/{id}:
                parameters: []
                delete:
                  parameters: [{name: id, in: path}]
                  responses: {"204": {}}
            components:
              schemas:
                User:
                  required: [name]
                  properties: {name: {type: string}, age: {type: integer}}
            """;

    @Test
    void eachOperationIsALineOfWhatGoesInAndWhatComesBack() {
        assertThat(operations("api.yaml", DOCUMENT))
                .containsExactly(
                        "- GET /users: answers 200 with a list of {name (required): string, age: integer}",
                        "- POST /users: body {name (required): string, age: integer}; answers 201; answers 400; secured",
                        "- DELETE /users/{id}: takes id in path; answers 204; secured");
    }

    @Test
    void jsonIsReadAsWell() {
        assertThat(operations("openapi.json", """
                {"openapi": "3.0.0", "paths": {"/a": {"get": {"responses": {"200": {}}}}}}
                """)).containsExactly("- GET /a: answers 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openapi: [",
                "openapi: 3.1.0",
                "openapi: 3.1.0\npaths: 7",
                "openapi: 3.1.0\npaths: {/a: {get: 1}, /b: 2}\nx: !!java.net.URL [http://x]",
                "title: no document"
            })
    void whatCannotBeReadHasNone(String text) {
        assertThat(operations("api.yml", text)).isEmpty();
    }

    private static List<String> operations(String path, String text) {
        return Operations.in(FileTree.of(CodeFile.of(path, text)));
    }
}
