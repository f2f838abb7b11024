package dev.codefactory.llm.practice;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the practice model behaves.
 *
 * @param pace the pause after each few words, so that its answers can be watched as they are written; 0 for none
 */
@Validated
@ConfigurationProperties("codefactory.llm.practice")
record PracticeProperties(@DefaultValue("15ms") @NotNull Duration pace) {}
