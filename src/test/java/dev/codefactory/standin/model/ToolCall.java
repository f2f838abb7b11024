package dev.codefactory.standin.model;

import tools.jackson.databind.JsonNode;

/** A call of a tool by the model; arrives whole, never token by token. */
public record ToolCall(String name, JsonNode arguments) {}
