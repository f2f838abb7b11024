package dev.codefactory.llm.host;

import dev.codefactory.llm.registry.HostState.Silence;

/** What a host says about its models. */
public sealed interface Listing {

    record Told(ModelCatalogue installed) implements Listing {}

    /** It told nothing. */
    record Silent(Silence silence) implements Listing {}
}
