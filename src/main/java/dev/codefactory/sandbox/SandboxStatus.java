package dev.codefactory.sandbox;

import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.util.Map;

/**
 * Whether commands can be run here, and with which tools.
 *
 * @param usable whether commands can be run
 * @param kind the rung of the ladder in use, such as {@code bubblewrap}; {@code none} when there is none
 * @param detail what was found, and when nothing was usable, the command that would install it
 * @param tools the tools that can be used inside, each with what it says its version is
 */
public record SandboxStatus(boolean usable, String kind, String detail, Map<Tool, String> tools) {

    public SandboxStatus {
        tools = Map.copyOf(tools);
    }

    /** No command can be run, for the given reason. */
    public static SandboxStatus unusable(String reason) {
        return new SandboxStatus(false, "none", reason, Map.of());
    }

    public boolean has(Tool tool) {
        return tools.containsKey(tool);
    }
}
