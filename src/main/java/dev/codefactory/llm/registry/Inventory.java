package dev.codefactory.llm.registry;

import java.util.List;

/**
 * The hosts and the models, as they were at one time.
 *
 * @param hosts in the order of their ids
 * @param models each once
 */
public record Inventory(List<HostState> hosts, List<InstalledModel> models) {

    public Inventory {
        hosts = List.copyOf(hosts);
        models = List.copyOf(models);
    }
}
