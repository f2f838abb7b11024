package dev.codefactory.session.waiver;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How findings may be waived.
 *
 * @param maxPerOwner how many waivers an owner may have; each check reads them all
 */
@Validated
@ConfigurationProperties("codefactory.session.waiver")
record WaiverProperties(@DefaultValue("1000") @Min(0) int maxPerOwner) {}
