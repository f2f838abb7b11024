package dev.codefactory.llm.cache;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which answers are given again.
 *
 * @param ttl how long after it was given; 0 for never
 * @param shared whether also to other owners than the one it was given to
 */
@Validated
@ConfigurationProperties("codefactory.llm.cache")
record CacheProperties(
        @DefaultValue("1h") @NotNull Duration ttl,
        @DefaultValue("false") boolean shared) {}
