package dev.codefactory.bench.dependencies;

import dev.codefactory.quality.dependencies.manifest.Registry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Names of packages as models invent them: words that fit the task, put together as real names are, and real names with a slip. It knows
 * nothing of the lists the check has; a name that by chance is real counts against the check.
 */
final class InventedNames {

    private static final List<String> HEADS = List.of(
            "fast",
            "easy",
            "smart",
            "simple",
            "auto",
            "secure",
            "async",
            "quick",
            "deep",
            "hyper",
            "flask",
            "django",
            "express",
            "react",
            "spring",
            "gin",
            "aws",
            "azure",
            "json",
            "csv",
            "pdf",
            "image",
            "text",
            "data",
            "graph",
            "stock",
            "weather",
            "invoice",
            "payment",
            "inventory",
            "email",
            "ledger",
            "sensor",
            "audio",
            "matrix");
    private static final List<String> MIDDLES = List.of(
            "stream", "schema", "token", "report", "cache", "event", "batch", "vector", "query", "session", "profile",
            "signal", "market", "audit", "layout", "routing");
    private static final List<String> TAILS = List.of(
            "helper",
            "toolkit",
            "validator",
            "manager",
            "wrapper",
            "builder",
            "handler",
            "sanitizer",
            "formatter",
            "connector",
            "analyzer",
            "scheduler",
            "optimizer",
            "encryptor",
            "resolver",
            "normalizer",
            "extractor");
    private static final List<String> OWNERS =
            List.of("devforge", "codelabs", "openstack-tools", "brightbyte", "northwind-io", "quantumleaf", "datapeak");

    private static final List<String> PYTHON = List.of(
            "requests", "numpy", "pandas", "sqlalchemy", "beautifulsoup4", "matplotlib", "pydantic", "cryptography");
    private static final List<String> NODE = List.of(
            "express", "lodash", "mongoose", "jsonwebtoken", "body-parser", "nodemailer", "cross-env", "winston");
    private static final List<String> JAVA = List.of(
            "org.apache.commons.lang3",
            "com.google.common",
            "com.fasterxml.jackson",
            "org.springframework.boot",
            "org.hibernate.validator",
            "io.jsonwebtoken",
            "org.slf4j",
            "com.zaxxer.hikari");
    private static final List<String> GO = List.of(
            "github.com/gorilla/mux",
            "github.com/gin-gonic/gin",
            "github.com/sirupsen/logrus",
            "github.com/spf13/cobra",
            "github.com/stretchr/testify",
            "github.com/golang-jwt/jwt");
    private static final List<String> RUST =
            List.of("serde_json", "tokio", "reqwest", "chrono", "anyhow", "rayon", "tracing", "itertools");

    private final Random random;

    InventedNames(long seed) {
        this.random = new Random(seed);
    }

    /** Different names; three of ten are real ones with a slip. */
    List<String> of(Registry registry, int count) {
        var names = new LinkedHashSet<String>();
        fill(names, count * 3 / 10, () -> slip(pick(real(registry))));
        fill(names, count, () -> compound(registry));
        names.removeAll(Set.copyOf(real(registry)));
        fill(names, count, () -> compound(registry));
        return List.copyOf(names);
    }

    private static void fill(Set<String> names, int size, Supplier<String> source) {
        while (names.size() < size) {
            names.add(source.get());
        }
    }

    private static List<String> real(Registry registry) {
        return switch (registry) {
            case PYPI -> PYTHON;
            case NPM -> NODE;
            case MAVEN -> JAVA;
            case GO -> GO;
            case CRATES -> RUST;
            case CMAKE -> List.of();
        };
    }

    private String compound(Registry registry) {
        return switch (registry) {
            case PYPI -> words(random.nextBoolean() ? "_" : "");
            case NPM -> (random.nextInt(5) == 0 ? "@" + pick(OWNERS) + "/" : "") + words("-");
            case MAVEN ->
                "%s.%s.%s"
                        .formatted(pick(List.of("com", "org", "io", "net")), pick(HEADS) + pick(TAILS), pick(MIDDLES));
            case GO -> "github.com/%s/%s".formatted(pick(OWNERS), words("-"));
            case CRATES -> words("_");
            case CMAKE -> throw new IllegalArgumentException("C++ has no registry");
        };
    }

    private String words(String between) {
        return random.nextInt(3) == 0
                ? String.join(between, pick(HEADS), pick(MIDDLES), pick(TAILS))
                : String.join(between, pick(HEADS), pick(TAILS));
    }

    /** Drops, doubles or swaps letters somewhere behind the first. */
    private String slip(String name) {
        int at = name.length() / 2 + random.nextInt(Math.max(1, name.length() / 2 - 1));
        return switch (random.nextInt(3)) {
            case 0 -> name.substring(0, at) + name.substring(at + 1);
            case 1 -> name.substring(0, at) + name.charAt(at) + name.substring(at);
            default -> name.substring(0, at - 1) + name.charAt(at) + name.charAt(at - 1) + name.substring(at + 1);
        };
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
