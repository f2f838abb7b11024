package dev.codefactory.planning.analysis;

import dev.codefactory.code.FileTree;
import dev.codefactory.planning.document.CurrentState.Statement;
import dev.codefactory.planning.document.CurrentState.Topic;
import dev.codefactory.quality.DeclaredPackage;
import dev.codefactory.quality.SourceFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The frameworks that manifests ask for, with the versions that stand there. */
final class Frameworks {

    private static final Map<String, Framework> KNOWN = new LinkedHashMap<>();

    /** @param topic what it is for */
    private record Framework(String name, Topic topic) {}

    static {
        know(Topic.FRAMEWORK, "Flask", "flask", "quart");
        know(Topic.FRAMEWORK, "Django", "django");
        know(Topic.FRAMEWORK, "FastAPI", "fastapi");
        know(Topic.FRAMEWORK, "Starlette", "starlette");
        know(Topic.FRAMEWORK, "aiohttp", "aiohttp");
        know(Topic.FRAMEWORK, "Celery", "celery");
        know(Topic.FRAMEWORK, "Express", "express");
        know(Topic.FRAMEWORK, "Fastify", "fastify");
        know(Topic.FRAMEWORK, "Koa", "koa");
        know(Topic.FRAMEWORK, "NestJS", "@nestjs/core");
        know(Topic.FRAMEWORK, "Next.js", "next");
        know(Topic.FRAMEWORK, "Nuxt", "nuxt");
        know(Topic.FRAMEWORK, "Spring Boot", "org.springframework.boot:*");
        know(Topic.FRAMEWORK, "Spring", "org.springframework:*");
        know(Topic.FRAMEWORK, "Quarkus", "io.quarkus:*", "io.quarkus.platform:*");
        know(Topic.FRAMEWORK, "Micronaut", "io.micronaut:*");
        know(Topic.FRAMEWORK, "Jakarta EE", "jakarta.platform:*");
        know(Topic.FRAMEWORK, "Gin", "github.com/gin-gonic/gin");
        know(Topic.FRAMEWORK, "Echo", "github.com/labstack/echo/v4", "github.com/labstack/echo");
        know(Topic.FRAMEWORK, "Fiber", "github.com/gofiber/fiber/v2", "github.com/gofiber/fiber/v3");
        know(Topic.FRAMEWORK, "chi", "github.com/go-chi/chi/v5", "github.com/go-chi/chi");
        know(Topic.FRAMEWORK, "Actix Web", "actix-web");
        know(Topic.FRAMEWORK, "Axum", "axum");
        know(Topic.FRAMEWORK, "Rocket", "rocket");
        know(Topic.FRAMEWORK, "Tokio", "tokio");
        know(Topic.TESTS, "pytest", "pytest");
        know(Topic.TESTS, "Jest", "jest");
        know(Topic.TESTS, "Vitest", "vitest");
        know(Topic.TESTS, "Mocha", "mocha");
        know(Topic.TESTS, "Playwright", "@playwright/test", "playwright");
        know(Topic.TESTS, "Cypress", "cypress");
        know(Topic.TESTS, "JUnit", "org.junit.jupiter:*", "junit:junit");
        know(Topic.TESTS, "Testify", "github.com/stretchr/testify");
        know(Topic.DATABASE, "SQLAlchemy", "sqlalchemy", "flask-sqlalchemy");
        know(Topic.DATABASE, "Alembic", "alembic");
        know(
                Topic.DATABASE,
                "PostgreSQL driver",
                "psycopg2",
                "psycopg2-binary",
                "psycopg",
                "asyncpg",
                "pg",
                "org.postgresql:postgresql");
        know(Topic.DATABASE, "PostgreSQL driver", "github.com/lib/pq", "github.com/jackc/pgx/v5", "tokio-postgres");
        know(Topic.DATABASE, "MySQL driver", "pymysql", "mysqlclient", "mysql2", "com.mysql:mysql-connector-j");
        know(Topic.DATABASE, "MySQL driver", "github.com/go-sql-driver/mysql");
        know(Topic.DATABASE, "MongoDB driver", "pymongo", "mongodb", "go.mongodb.org/mongo-driver");
        know(Topic.DATABASE, "Mongoose", "mongoose");
        know(Topic.DATABASE, "Prisma", "prisma", "@prisma/client");
        know(Topic.DATABASE, "TypeORM", "typeorm");
        know(Topic.DATABASE, "Sequelize", "sequelize");
        know(Topic.DATABASE, "Hibernate", "org.hibernate.orm:*", "org.hibernate:*");
        know(Topic.DATABASE, "Flyway", "org.flywaydb:*");
        know(Topic.DATABASE, "Liquibase", "org.liquibase:*");
        know(Topic.DATABASE, "GORM", "gorm.io/gorm");
        know(Topic.DATABASE, "Diesel", "diesel");
        know(Topic.DATABASE, "SQLx", "sqlx");
        know(Topic.AUTHENTICATION, "Spring Security", "org.springframework.security:*");
        know(Topic.AUTHENTICATION, "Passport", "passport");
        know(Topic.AUTHENTICATION, "NextAuth", "next-auth");
        know(Topic.AUTHENTICATION, "JSON Web Tokens", "pyjwt", "python-jose", "jsonwebtoken", "jose");
        know(Topic.AUTHENTICATION, "JSON Web Tokens", "io.jsonwebtoken:*", "github.com/golang-jwt/jwt/v5");
        know(Topic.AUTHENTICATION, "Flask-Login", "flask-login");
        know(Topic.AUTHENTICATION, "Authlib", "authlib");
        know(Topic.AUTHENTICATION, "Password hashing", "bcrypt", "passlib", "argon2-cffi", "argon2", "bcryptjs");
        know(Topic.USER_INTERFACE, "React", "react");
        know(Topic.USER_INTERFACE, "Vue", "vue");
        know(Topic.USER_INTERFACE, "Angular", "@angular/core");
        know(Topic.USER_INTERFACE, "Svelte", "svelte");
        know(Topic.USER_INTERFACE, "Preact", "preact");
        know(Topic.USER_INTERFACE, "Solid", "solid-js");
        know(Topic.USER_INTERFACE, "htmx", "htmx.org");
        know(Topic.USER_INTERFACE, "Tailwind CSS", "tailwindcss");
        know(Topic.USER_INTERFACE, "Bootstrap", "bootstrap");
        know(Topic.USER_INTERFACE, "Material UI", "@mui/material");
        know(Topic.USER_INTERFACE, "Thymeleaf", "org.thymeleaf:*");
        know(Topic.USER_INTERFACE, "Streamlit", "streamlit");
    }

    private Frameworks() {}

    private static void know(Topic topic, String name, String... packages) {
        for (var each : packages) {
            KNOWN.put(each, new Framework(name, topic));
        }
    }

    /** One statement for each framework and manifest. */
    static List<Statement> of(FileTree tree) {
        var found = new LinkedHashMap<String, Statement>();
        for (var declared : SourceFiles.declaredPackages(tree)) {
            var framework = find(declared.name());
            if (framework != null) {
                var said = statement(tree, framework, declared);
                found.merge(framework.name() + declared.manifest(), said, Frameworks::telling);
            }
        }
        return List.copyOf(found.values());
    }

    private static @Nullable Framework find(String name) {
        var normal = name.toLowerCase(Locale.ROOT).replace('_', '-');
        var exact = KNOWN.get(normal);
        var group = normal.indexOf(':');
        return exact != null || group < 0 ? exact : KNOWN.get(normal.substring(0, group) + ":*");
    }

    private static Statement statement(FileTree tree, Framework framework, DeclaredPackage declared) {
        var version = tree.get(declared.manifest())
                .map(manifest -> DeclaredVersion.of(manifest, declared))
                .orElse("");
        var text = version.isEmpty() ? framework.name() : framework.name() + " " + version;
        return new Statement(
                framework.topic(), text, List.of(declared.manifest().value()));
    }

    /** Of several packages of a framework the first one with a version speaks for all. */
    private static Statement telling(Statement first, Statement second) {
        return first.text().length() >= second.text().length() ? first : second;
    }
}
