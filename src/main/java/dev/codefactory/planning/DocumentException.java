package dev.codefactory.planning;

import dev.codefactory.planning.document.Section;
import java.util.List;
import java.util.UUID;

/** Why a request about a task document was refused; the message is meant for the one who asked. */
public abstract sealed class DocumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private DocumentException(String message) {
        super(message);
    }

    /** There is no such thing, or it belongs to somebody else. */
    public static final class NotFound extends DocumentException {

        private static final long serialVersionUID = 1L;

        NotFound(String what, Object name) {
            super("There is no %s %s.".formatted(what, name));
        }
    }

    /** Somebody else has changed it since it was read. */
    public static final class Stale extends DocumentException {

        private static final long serialVersionUID = 1L;

        Stale(long version) {
            super("It was changed in the meantime and now has the ETag \"%d\"; read it again and repeat the change."
                    .formatted(version));
        }
    }

    /** Its status does not allow this. */
    public static final class WrongStatus extends DocumentException {

        private static final long serialVersionUID = 1L;

        WrongStatus(DocumentStatus status, String remedy) {
            super("The document is %s; %s.".formatted(status.toString().replace('_', ' '), remedy));
        }
    }

    /** Something is still in the way. */
    public static final class Open extends DocumentException {

        private static final long serialVersionUID = 1L;
        private final transient List<String> reasons;

        Open(String what, List<String> reasons) {
            super("%s: %s".formatted(what, String.join("; ", reasons)));
            this.reasons = List.copyOf(reasons);
        }

        /** What has to be mended first. */
        public List<String> reasons() {
            return reasons;
        }
    }

    /** A field makes no sense. */
    public static final class Invalid extends DocumentException {

        private static final long serialVersionUID = 1L;
        private final String field;

        Invalid(String field, String message) {
            super(message);
            this.field = field;
        }

        static Invalid lossy(Section section) {
            return new Invalid(
                    section.toString(),
                    "cannot be written as Markdown without loss; close code fences and comments, use no headings above ###"
                            + " and none that the section has itself, and begin items with a word");
        }

        public String field() {
            return field;
        }
    }

    static NotFound document(UUID id) {
        return new NotFound("task document", id);
    }
}
