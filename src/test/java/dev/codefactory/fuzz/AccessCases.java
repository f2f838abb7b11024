package dev.codefactory.fuzz;

import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Requests of those who may not, for names the service does not have, and with methods the address does not take. */
final class AccessCases {

    private final ApiOperation operation;
    private final Supplier<Message> valid;

    AccessCases(ApiOperation operation, Supplier<Message> valid) {
        this.operation = operation;
        this.valid = valid;
    }

    /**
     * @param stranger the value of the header Authorization of somebody who has nothing
     * @param takenMethods those that the document names for the address
     */
    Stream<Case> all(String stranger, Set<String> takenMethods) {
        return Stream.of(badTokens(), strangers(stranger), otherHosts(), otherMethods(takenMethods))
                .flatMap(cases -> cases);
    }

    private Stream<Case> badTokens() {
        if (!operation.isSecured()) {
            return Stream.empty();
        }
        var token = valid.get().headers().getOrDefault("authorization", "");
        var bad = Stream.of(
                        "", "Bearer", "Bearer ", "Bearer x", "Basic eDp4", "x", token + "0", token.replace('_', '-'))
                .map(text -> of("token: " + text, valid.get().with("authorization", text), Expected.UNAUTHORIZED));
        return Stream.concat(
                Stream.of(of("no token", valid.get().without("authorization"), Expected.UNAUTHORIZED)), bad);
    }

    private Stream<Case> strangers(String stranger) {
        return operation.isSecured() && operation.path().contains("{") && !isShared()
                ? Stream.of(of("another owner", valid.get().with("authorization", stranger), Expected.NOT_FOUND))
                : Stream.empty();
    }

    /** Prompts and models belong to nobody. */
    private boolean isShared() {
        return operation.path().startsWith("/api/v1/prompts")
                || operation.path().startsWith("/api/v1/models");
    }

    private Stream<Case> otherHosts() {
        return Stream.of("evil.test", "localhost.evil.test", "", "a b", "[::1", "\u00e9", "a".repeat(300))
                .map(host -> of(
                        "host: " + host,
                        valid.get().with("host", host),
                        host.isEmpty() ? Expected.EITHER : Expected.REFUSED));
    }

    /** 415 comes from an address that a variable of another one fits too, as executions/summary fits executions/{id}. */
    private Stream<Case> otherMethods(Set<String> taken) {
        return Stream.of("POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "FOO", "get", "\u00e9")
                .filter(method -> !taken.contains(method))
                .map(method -> new Case(
                        operation.path(),
                        "method: " + method,
                        valid.get().withMethod(method).text(),
                        Expected.REFUSED,
                        Set.of(400, 404, 405, 415)));
    }

    private Case of(String what, Message message, Expected expected) {
        return new Case(operation, what, message, expected);
    }
}
