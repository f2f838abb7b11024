package dev.codefactory.session.replay;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a cassette may be.
 *
 * @param maxSize how large one may be that is sent, packed and unpacked
 */
@Validated
@ConfigurationProperties("codefactory.replay")
public record ReplayProperties(
        @DefaultValue("20MB") @NotNull DataSize maxSize) {}
