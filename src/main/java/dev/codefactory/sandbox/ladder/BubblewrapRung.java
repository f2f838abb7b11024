package dev.codefactory.sandbox.ladder;

import dev.codefactory.sandbox.bubblewrap.Bubblewrap;
import dev.codefactory.sandbox.bubblewrap.BubblewrapHost;
import dev.codefactory.sandbox.confinement.Confinement;
import dev.codefactory.sandbox.confinement.SandboxProperties;
import java.io.IOException;
import java.util.Optional;

/** The first rung: namespaces of the kernel this machine runs, made by Bubblewrap. */
record BubblewrapRung(SandboxProperties limits) implements Rung {

    @Override
    public String kind() {
        return "bubblewrap";
    }

    @Override
    public Optional<String> obstacle() {
        return BubblewrapHost.obstacle();
    }

    @Override
    public Confinement open() throws IOException {
        return new Bubblewrap(limits, BubblewrapHost.inspect());
    }

    @Override
    public String needs() {
        return "it needs version 0.8 and user namespaces, and when missing, " + BubblewrapHost.INSTALL_HINT;
    }
}
