package dev.codefactory.template.store;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many templates are kept.
 *
 * @param maxPerOwner how many templates an owner may have
 * @param maxVersions how many versions each may have
 */
@Validated
@ConfigurationProperties("codefactory.template")
record TemplateProperties(
        @DefaultValue("200") @Min(0) int maxPerOwner,
        @DefaultValue("1000") @Min(1) int maxVersions) {}
