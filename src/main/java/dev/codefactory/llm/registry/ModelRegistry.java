package dev.codefactory.llm.registry;

/** Tells which hosts there are, how they are, and which models they have. */
public interface ModelRegistry {

    /**
     * What all hosts said within the last few seconds. A host that is silent delays it by two seconds at most, however many are; the
     * models of one that is silent are not known.
     */
    Inventory inventory();
}
