package dev.codefactory.session.stats;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What model hosts take from the socket while they answer, for an estimate of the energy.
 *
 * @param watts of each host that is not named, or nothing where that is not known: then there is no estimate
 * @param hosts of single hosts, by id
 */
@ConfigurationProperties("codefactory.energy")
record EnergyProperties(
        @Nullable Double watts, @DefaultValue Map<String, Double> hosts) {

    EnergyProperties {
        hosts = Map.copyOf(hosts);
    }
}
