package dev.codefactory.session.estimate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is known before there is a history.
 *
 * @param usualDuration how long an execution is expected to take before there is a history to tell
 */
@ConfigurationProperties("codefactory.session")
record EstimateProperties(@DefaultValue("2m") Duration usualDuration) {}
