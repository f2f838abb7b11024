package dev.codefactory.quality.dependencies.manifest;

/**
 * One package that a manifest asks for.
 *
 * @param name as the registry knows it; for Maven the group and the artifact with a colon between them
 * @param alias the name the code uses where the manifest gives another one, else the same
 * @param origin where it comes from
 */
public record Declaration(String name, String alias, Scope scope, Origin origin) {

    /** Who needs it. */
    public enum Scope {
        RUNTIME,
        DEVELOPMENT,
        /** Another package, not the code. */
        INDIRECT
    }

    /** Where it comes from. */
    public sealed interface Origin {

        /** The usual registry of the language. */
        record FromRegistry() implements Origin {}

        /** A repository or an archive; pinned when it is always the same content. */
        record Remote(String address, boolean pinned) implements Origin {}

        /** A folder or file, seen from the manifest. */
        record Local(String path) implements Origin {}
    }

    static Declaration of(String name, Scope scope) {
        return new Declaration(name, name, scope, new Origin.FromRegistry());
    }

    static Declaration of(String name, Scope scope, Origin origin) {
        return new Declaration(name, name, scope, origin);
    }
}
