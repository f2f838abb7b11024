package dev.codefactory.session.intake;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much is let in.
 *
 * @param maxOpen how many executions of all owners may be open at once; more are refused with 503
 * @param maxOpenPerOwner how many of one owner; more are refused with 429
 */
@Validated
@ConfigurationProperties("codefactory.session")
record IntakeProperties(
        @DefaultValue("10000") @Min(1) int maxOpen,
        @DefaultValue("1000") @Min(1) int maxOpenPerOwner) {}
