package dev.codefactory.session.execution;

import java.util.UUID;

/** No execution of the owner went through such a pipeline. */
public final class PipelineNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PipelineNotFoundException(UUID id) {
        super("There is no pipeline %s.".formatted(id));
    }
}
