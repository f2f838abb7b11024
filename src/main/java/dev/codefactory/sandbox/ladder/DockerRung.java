package dev.codefactory.sandbox.ladder;

import dev.codefactory.sandbox.confinement.Confinement;
import dev.codefactory.sandbox.confinement.SandboxProperties;
import dev.codefactory.sandbox.docker.DockerConfinement;
import dev.codefactory.sandbox.docker.DockerEngine;
import java.util.Optional;

/** A rung below Bubblewrap: containers of a Docker engine, whose runtime decides how thick their wall is. */
record DockerRung(String kind, DockerEngine engine, SandboxProperties limits) implements Rung {

    @Override
    public Optional<String> obstacle() {
        return engine.obstacle();
    }

    @Override
    public Confinement open() {
        return new DockerConfinement(engine, limits);
    }

    @Override
    public String needs() {
        return "it needs a Docker engine with the runtime " + engine.runtime() + " and the image " + engine.image();
    }
}
