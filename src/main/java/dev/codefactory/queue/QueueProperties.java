package dev.codefactory.queue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the queue.
 *
 * @param nodeName how this node is called in the cluster; when left out, the machine's name and a random part
 * @param localSlots how many analyses and sandbox runs this node does at once
 * @param maxConcurrentGenerations how many model calls may be under way at once over all hosts, those that wait inside a host included
 * @param maxRunningPerOwner how many steps of one owner may be under way at once
 * @param ageing how long work waits until it counts as one priority higher
 * @param patience how long work waits for a host that has its model loaded, before one is emptied for it
 * @param maxAttempts how often work may fail unexpectedly before it is parked
 * @param maxDeaths how many nodes may die of a piece of work before it is parked
 * @param backoff how long work that failed unexpectedly waits before the second attempt; doubled for each one after
 * @param deadAfter how long a node may be silent before its work is given to others
 * @param drain how long a node that is told to stop lets its work go on, before it hands it over
 */
@Validated
@ConfigurationProperties("codefactory.queue")
record QueueProperties(
        @Nullable @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,62}")
        String nodeName,

        @DefaultValue("2") @Min(1) @Max(1_000) int localSlots,
        @DefaultValue("10") @Min(1) @Max(100_000) int maxConcurrentGenerations,
        @DefaultValue("10") @Min(1) @Max(100_000) int maxRunningPerOwner,
        @DefaultValue("1m") Duration ageing,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("5") @Min(1) @Max(100) int maxAttempts,
        @DefaultValue("3") @Min(1) @Max(100) int maxDeaths,
        @DefaultValue("2s") Duration backoff,
        @DefaultValue("8s") Duration deadAfter,
        @DefaultValue("15s") Duration drain) {}
