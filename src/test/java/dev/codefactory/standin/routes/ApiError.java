package dev.codefactory.standin.routes;

import java.io.IOException;

/** A refusal before the first byte: a status and Ollama's {@code {"error":…}}. */
final class ApiError extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    ApiError(int status, String error) {
        super(error);
        this.status = status;
        this.error = error;
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }
}
