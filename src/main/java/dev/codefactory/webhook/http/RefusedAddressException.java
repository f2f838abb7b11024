package dev.codefactory.webhook.http;

import java.io.IOException;

/** A host has an address that webhooks must not be sent to. */
public final class RefusedAddressException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedAddressException(String message) {
        super(message);
    }
}
