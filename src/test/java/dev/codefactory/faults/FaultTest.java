package dev.codefactory.faults;

import dev.codefactory.access.TestTokens;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The whole application between a model server, a network and a PostgreSQL that do whatever a test tells them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "codefactory.llm.provider=ollama",
            "codefactory.llm.cache.ttl=0s", // the same is asked again and again, and each call is counted
            "codefactory.llm.ollama.slots=64",
            "codefactory.llm.ollama.retry.backoff=50ms",
            "codefactory.llm.ollama.deadlines.first-byte=2s",
            "codefactory.llm.ollama.deadlines.idle=2s",
            "codefactory.queue.local-slots=64",
            "codefactory.queue.max-concurrent-generations=64",
            "codefactory.queue.max-running-per-owner=1000",
            "codefactory.queue.backoff=100ms",
            "codefactory.queue.dead-after=1s",
            "codefactory.retention.batch=2",
            "codefactory.session.history-fresh=0s", // or only some submissions would come by its statements
            "db-scheduler.polling-interval=100ms",
            "spring.datasource.hikari.maximum-pool-size=30",
            "spring.datasource.hikari.connection-timeout=1000",
            "spring.datasource.hikari.validation-timeout=500",
            "spring.datasource.hikari.data-source-properties.socketTimeout=2",
            "logging.level.root=error",
            // Their errors are those the tests make.
            "logging.level.org.springframework.transaction=off",
            "logging.level.org.springframework.jdbc=off",
            "logging.level.dev.codefactory.queue.WorkRunner=off"
        })
@Import({FaultyGround.class, TestTokens.class})
@ExtendWith(SharedFaultTable.class)
@interface FaultTest {}
