package dev.codefactory.planning.web;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the API's description says where several operations are refused for the same reason. */
final class DocumentRefusals {

    private DocumentRefusals() {}

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
