package dev.codefactory.quality.compile;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * A compiler that is asked whether it would compile some files.
 *
 * @param name what people call it
 * @param tools what it needs
 * @param script its script for bash; the paths of the files follow
 * @param error how it reports an error: groups {@code path}, {@code line} and {@code message}
 * @param missing what an error says when the library it names is not here: group {@code name}
 */
record Compiler(CodeLanguage language, String name, Set<Tool> tools, String script, Pattern error, Pattern missing) {

    static List<Compiler> all() {
        return List.of(
                new Compiler(
                        CodeLanguage.JAVA,
                        "javac",
                        Set.of(Tool.JDK, Tool.JUNIT),
                        load("java.sh"),
                        Pattern.compile("(?m)^(?<path>[^:\\n]+\\.java):(?<line>\\d+): error: (?<message>.*"
                                + "(?:\\R(?!\\S+\\.java:\\d+: ).*){0,3}?\\R\\s+symbol: .*|.*)$"),
                        Pattern.compile("package (?<name>(?!java\\.|jdk\\.)[\\w.]+) does not exist")),
                new Compiler(
                        CodeLanguage.TYPESCRIPT,
                        "the TypeScript compiler",
                        Set.of(Tool.TYPESCRIPT),
                        load("typescript.sh"),
                        Pattern.compile(
                                "(?m)^(?<path>[^(\\n]+)\\((?<line>\\d+),\\d+\\): error TS\\d+: (?<message>.*)$"),
                        Pattern.compile("Cannot find module '(?<name>[^.'][^']*)'"
                                + "|type definitions for (?:a )?(?<types>test runner|jQuery|node)")),
                new Compiler(
                        CodeLanguage.GO,
                        "go vet",
                        Set.of(Tool.GO),
                        load("go.sh"),
                        Pattern.compile(
                                "(?m)^(?:vet: )?(?:\\./)?(?<path>[^:\\n]+\\.go):(?<line>\\d+):\\d+: (?<message>.*)$"),
                        Pattern.compile("(?:no required module provides package|cannot find module providing package)"
                                + " (?<name>[^;:\\s]+)")),
                new Compiler(
                        CodeLanguage.RUST,
                        "rustc",
                        Set.of(Tool.RUST),
                        load("rust.sh"),
                        Pattern.compile(
                                "(?m)^(?<path>[^:\\n]+\\.rs):(?<line>\\d+):\\d+: error(?:\\[E\\d+])?: (?<message>.*)$"),
                        Pattern.compile("unresolved import"
                                + " `(?<name>(?!crate\\b|self\\b|super\\b|std\\b|core\\b|alloc\\b)\\w+)|(?:undeclared"
                                + " crate or module|unlinked crate|can't find crate for|no matching package named)"
                                + " `(?<crate>(?!std\\b|core\\b|alloc\\b)\\w+)`")));
    }

    private static String load(String name) {
        try {
            return new ClassPathResource(name, Compiler.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException incomplete) {
            throw new UncheckedIOException("the application is incomplete", incomplete);
        }
    }
}
