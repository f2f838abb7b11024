package dev.codefactory.queue;

import dev.codefactory.queue.admission.AdmissionRules;

/**
 * What work competes for.
 *
 * @param id {@code local} for what the nodes do themselves, {@code transfer} for what they only wait for, {@code model:NAME} for the answers of a language model
 */
public record Lane(String id) {

    /** Analyses and sandbox runs on the nodes themselves. */
    public static final Lane LOCAL = new Lane(AdmissionRules.LOCAL_LANE);

    /** What takes hours and no node's strength, so that it shall hold up nothing else, such as large downloads; a few at once. */
    public static final Lane TRANSFER = new Lane(AdmissionRules.TRANSFER_LANE);

    /** Answers of the model of this name; as many at once as the hosts that have it answer. */
    public static Lane model(String name) {
        return new Lane("model:" + name);
    }
}
