package dev.codefactory.session.estimate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What estimates rest on.
 *
 * @param usualDuration how long an execution is expected to take before there is a history to tell
 * @param historyFresh how long a history serves before it is read again; it changes slowly, and lists are read often
 */
@ConfigurationProperties("codefactory.session")
record EstimateProperties(
        @DefaultValue("2m") Duration usualDuration,
        @DefaultValue("10s") Duration historyFresh) {}
