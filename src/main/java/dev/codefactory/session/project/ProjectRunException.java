package dev.codefactory.session.project;

import java.util.UUID;

/** Why a project was not generated; the message is meant for the one who asked. */
public abstract sealed class ProjectRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ProjectRunException(String message) {
        super(message);
    }

    /** Another run of the project has not ended. */
    public static final class StillOpen extends ProjectRunException {

        private static final long serialVersionUID = 1L;

        StillOpen(UUID project) {
            super("A run of project %s has not ended; wait for it, retry what blocks it, or cancel it."
                    .formatted(project));
        }
    }

    /** Somebody has to approve something first. */
    public static final class NotApproved extends ProjectRunException {

        private static final long serialVersionUID = 1L;

        NotApproved(String message) {
            super(message);
        }
    }

    /** The project has no task that is left to be done. */
    public static final class NothingToDo extends ProjectRunException {

        private static final long serialVersionUID = 1L;

        NothingToDo(boolean empty) {
            super(
                    empty
                            ? "The project has no tasks; add some first."
                            : "Every task of the project is completed; name those in task_ids that shall be done again.");
        }
    }

    /** One of the named tasks cannot be run. */
    public static final class BadTask extends ProjectRunException {

        private static final long serialVersionUID = 1L;
        private final int index;

        BadTask(int index, String message) {
            super(message);
            this.index = index;
        }

        /** Its place in the list of tasks, from 0. */
        public int index() {
            return index;
        }
    }

    /** There is no such run of that project, or it is somebody else's. */
    public static final class NotFound extends ProjectRunException {

        private static final long serialVersionUID = 1L;

        NotFound(UUID run) {
            super("The project has no run %s.".formatted(run));
        }
    }
}
