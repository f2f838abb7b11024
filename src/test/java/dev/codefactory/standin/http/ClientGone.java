package dev.codefactory.standin.http;

import java.io.IOException;

/** The client closed or reset its connection while the answer was under way; unwinds the handler as a cancelled Go context does. */
public final class ClientGone extends IOException {

    private static final long serialVersionUID = 1L;

    ClientGone() {
        super("client closed the connection");
    }
}
