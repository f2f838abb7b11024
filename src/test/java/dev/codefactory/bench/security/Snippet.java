package dev.codefactory.bench.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import tools.jackson.databind.JsonNode;

/**
 * Labelled code.
 *
 * @param half {@code a} was looked at while the rules were written, {@code b} was not; cut by group, so that twins stay together
 * @param pair what a vulnerable snippet and its safe twin share; empty for a snippet without one
 */
record Snippet(
        String id, String language, String cwe, boolean vulnerable, String code, String pair, String half, int number) {

    static Snippet of(JsonNode record, int number) {
        return new Snippet(
                record.path("id").asString(),
                record.path("language").asString(),
                record.path("cwe").asString("none"),
                record.path("label").asString().equals("vulnerable"),
                record.path("code").asString(),
                record.path("pair").asString(""),
                half(record.path("group").asString()),
                number);
    }

    private static String half(String group) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(group.getBytes(StandardCharsets.UTF_8));
            return hash[hash.length - 1] % 2 == 0 ? "a" : "b";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The collection it comes from. */
    String source() {
        return id.substring(0, id.indexOf('/'));
    }

    /** A name that tells a tool nothing but the language. */
    String fileName() {
        return "source%04d.%s".formatted(number, extension());
    }

    private String extension() {
        return switch (language) {
            case "python" -> "py";
            case "javascript" -> "js";
            case "typescript" -> "ts";
            case "c", "cpp" -> "cpp";
            case "rust" -> "rs";
            default -> language;
        };
    }
}
