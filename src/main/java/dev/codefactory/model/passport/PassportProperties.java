package dev.codefactory.model.passport;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How models are examined.
 *
 * @param probeBudget how long each of the six probes may take; what it has not found out by then counts as not run
 */
@ConfigurationProperties("codefactory.model.passport")
record PassportProperties(@DefaultValue("50s") Duration probeBudget) {

    PassportProperties {
        if (!probeBudget.isPositive()) {
            throw new IllegalArgumentException("codefactory.model.passport.probe-budget must be longer than nothing");
        }
    }
}
