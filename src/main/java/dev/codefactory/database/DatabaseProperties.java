package dev.codefactory.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The embedded PostgreSQL. None of it matters when {@code spring.datasource.url} names another.
 *
 * @param dataDir where the server, its data and its password are kept
 * @param port the loopback port it listens on
 * @param startTimeout how long it may take to start, recovery after a crash included
 * @param reserve how much of its disk must be free, or nothing new is accepted
 * @param reservePercent the same as a share of the disk, up to ten times the reserve; the larger one counts
 */
@Validated
@ConfigurationProperties("codefactory.database")
record DatabaseProperties(
        @DefaultValue("./data") Path dataDir,
        @DefaultValue("15432") @Min(1) @Max(65535) int port,
        @DefaultValue("60s") Duration startTimeout,
        @DefaultValue("1GB") DataSize reserve,
        @DefaultValue("10") @Min(0) @Max(90) int reservePercent) {}
