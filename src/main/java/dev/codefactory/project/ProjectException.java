package dev.codefactory.project;

import dev.codefactory.project.ProjectGraph.Node;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Why a request about a project was refused; the message is meant for the one who asked. */
public abstract sealed class ProjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ProjectException(String message) {
        super(message);
    }

    /** There is no such thing, or it belongs to somebody else. */
    public static final class NotFound extends ProjectException {

        private static final long serialVersionUID = 1L;
        private final String kind;

        NotFound(String kind, UUID id) {
            super("There is no %s with the id %s.".formatted(kind, id));
            this.kind = kind;
        }

        /** {@code project}, {@code element} or {@code task}. */
        public String kind() {
            return kind;
        }
    }

    /** The project and everything below it is read-only. */
    public static final class Archived extends ProjectException {

        private static final long serialVersionUID = 1L;

        Archived(Project project) {
            super("The project \"%s\" is archived and cannot be changed; give it another status first."
                    .formatted(project.name()));
        }
    }

    /** Somebody else has changed it since it was read. */
    public static final class Stale extends ProjectException {

        private static final long serialVersionUID = 1L;

        Stale(long version) {
            super("It was changed in the meantime and now has the ETag \"%d\"; read it again and repeat the change."
                    .formatted(version));
        }
    }

    /** The status cannot change in this way. */
    public static final class ImpossibleStatus extends ProjectException {

        private static final long serialVersionUID = 1L;

        ImpossibleStatus(Enum<?> from, Enum<?> to, List<? extends Enum<?>> possible) {
            super("status cannot change from %s to %s, only to %s."
                    .formatted(from, to, possible.stream().map(Enum::toString).collect(Collectors.joining(" or "))));
        }
    }

    /** A dependency names something that cannot be depended on. */
    public static final class BadDependency extends ProjectException {

        private static final long serialVersionUID = 1L;
        private final UUID dependency;

        BadDependency(UUID dependency, String message) {
            super(message);
            this.dependency = dependency;
        }

        /** The id in the list of dependencies. */
        public UUID dependency() {
            return dependency;
        }
    }

    /** The dependencies would lead back to where they began. */
    public static final class Cycle extends ProjectException {

        private static final long serialVersionUID = 1L;
        private final transient List<Node> path;

        Cycle(List<Node> path) {
            super("dependencies would form a cycle, each waiting for the next: %s. Leave one of them out."
                    .formatted(names(path, " -> ")));
            this.path = path;
        }

        /** From a node back to itself. */
        public List<Node> path() {
            return path;
        }
    }

    /** Others depend on what should be deleted. */
    public static final class StillNeeded extends ProjectException {

        private static final long serialVersionUID = 1L;
        private final transient List<Node> dependents;

        StillNeeded(List<Node> dependents) {
            super("It is still needed by %s; change their dependencies first.".formatted(names(dependents, ", ")));
            this.dependents = dependents;
        }

        /** Whose dependencies must change first. */
        public List<Node> dependents() {
            return dependents;
        }
    }

    private static String names(List<Node> nodes, String separator) {
        return nodes.stream()
                .map(node -> "%s \"%s\" (%s)".formatted(node.kind(), node.name(), node.id()))
                .collect(Collectors.joining(separator));
    }
}
