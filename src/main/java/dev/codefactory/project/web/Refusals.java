package dev.codefactory.project.web;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the API's description says where several operations are refused for the same reason. */
final class Refusals {

    private Refusals() {}

    /** What is sent for an element or a task cannot be understood. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "400",
            description =
                    "A field is missing, unknown, of the wrong type or out of bounds, or a dependency is impossible")
    @interface BadDraft {}

    /** The way to it ends at the project or at the element. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(responseCode = "404", description = "You have no such project, or it has no such element")
    @interface NoElement {}

    /** The way to it ends at the project, at the element or at the task. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(responseCode = "404", description = "You have no such project, or it has no such element or task")
    @interface NoTask {}

    /** What is sent for an element is understood, but cannot be. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "409",
            description = "The project is archived, the dependencies form a cycle, or the body names another project")
    @interface ImpossibleElement {}

    /** What is sent for a task is understood, but cannot be. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "409",
            description = "The project is archived, the dependencies form a cycle,"
                    + " the status cannot change in this way, or the body names another parent")
    @interface ImpossibleTask {}

    /** Only the version that was read is changed. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(responseCode = "412", description = "Somebody else has changed it since you read it")
    @interface ChangedMeanwhile {}

    /** Only the version that was read is changed, and it has to be named. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(responseCode = "412", description = "Somebody else has changed it since you read it")
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    @interface WithoutItsVersion {}
}
