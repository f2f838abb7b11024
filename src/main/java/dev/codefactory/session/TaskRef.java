package dev.codefactory.session;

import java.util.UUID;

/** The task of a project that an execution works on, and the run of the project it belongs to. */
public record TaskRef(UUID projectId, UUID taskId, UUID runId) {}
