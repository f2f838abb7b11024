package dev.codefactory.quality;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What generated files are held to where a request does not say otherwise.
 *
 * @param executionTimeout wall-clock time one run of tests may take
 * @param minTestCoverage the share of lines that the tests of a delivery must run, from 0 to 1
 */
@Validated
@ConfigurationProperties("codefactory.quality")
public record QualityProperties(
        @DefaultValue("300s") @NotNull Duration executionTimeout,

        @DefaultValue("0.8") @DecimalMin("0") @DecimalMax("1")
        double minTestCoverage) {

    public Thresholds thresholds() {
        return new Thresholds(minTestCoverage);
    }
}
