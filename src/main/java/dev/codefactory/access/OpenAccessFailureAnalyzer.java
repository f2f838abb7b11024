package dev.codefactory.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the reason and the remedy instead of a stack trace. */
class OpenAccessFailureAnalyzer extends AbstractFailureAnalyzer<OpenAccessException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, OpenAccessException cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Set codefactory.access.mode to token, or server.address to 127.0.0.1.", cause);
    }
}
