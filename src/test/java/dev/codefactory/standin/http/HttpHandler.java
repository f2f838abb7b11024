package dev.codefactory.standin.http;

import java.io.IOException;

/** Answers one request. */
@FunctionalInterface
public interface HttpHandler {

    void handle(HttpExchange exchange) throws IOException, InterruptedException;
}
