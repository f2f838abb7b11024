package dev.codefactory.sandbox.ladder;

import dev.codefactory.sandbox.confinement.Confinement;
import java.io.IOException;
import java.util.Optional;

/** A kind of sandbox this machine may have. */
interface Rung {

    /** The word for it, as in {@code codefactory.sandbox.mode}. */
    String kind();

    /** Why it cannot be had here and what to install, or empty when it is worth a try. */
    Optional<String> obstacle();

    /** Sets it up, once there is no obstacle. */
    Confinement open() throws IOException;

    /** What it needs, said when its self-test fails. */
    String needs();
}
