package dev.codefactory.sandbox.confinement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whom the service itself runs as. */
public final class ServiceUser {

    private ServiceUser() {}

    /** Whether it is root; where that cannot be told, it is taken for root, which gets less. */
    public static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException e) {
            return true;
        }
    }
}
