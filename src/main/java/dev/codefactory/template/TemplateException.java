package dev.codefactory.template;

import dev.codefactory.template.TemplateYaml.Flaw;
import java.util.List;
import java.util.stream.Collectors;

/** Why a template could not be used. */
public abstract sealed class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private TemplateException(String message) {
        super(message);
    }

    /** There is no such template, or it is somebody else's and not shared. */
    public static final class NotFound extends TemplateException {

        private static final long serialVersionUID = 1L;

        public NotFound(String name) {
            super("There is no template %s.".formatted(name));
        }

        public NotFound(String name, int version) {
            super("There is no version %d of the template %s.".formatted(version, name));
        }
    }

    /** It is understood, but cannot be done. */
    public static final class Refused extends TemplateException {

        private static final long serialVersionUID = 1L;
        private final String type;

        /**
         * @param type the stable name of the reason
         * @param message why, and what to do instead
         */
        public Refused(String type, String message) {
            super(message);
            this.type = type;
        }

        public String type() {
            return type;
        }
    }

    /** The text is no template. */
    public static final class Invalid extends TemplateException {

        private static final long serialVersionUID = 1L;
        private final transient List<Flaw> flaws;

        public Invalid(List<Flaw> flaws) {
            super(flaws.stream()
                    .map(flaw -> "%s %s".formatted(flaw.place(), flaw.message()).strip())
                    .collect(Collectors.joining("; ")));
            this.flaws = List.copyOf(flaws);
        }

        public List<Flaw> flaws() {
            return flaws;
        }
    }

    /** The request does not give what the template needs. */
    public static final class Unfit extends TemplateException {

        private static final long serialVersionUID = 1L;
        private final transient List<Flaw> flaws;

        public Unfit(List<Flaw> flaws) {
            super(flaws.stream().map(Flaw::message).collect(Collectors.joining("; ")));
            this.flaws = List.copyOf(flaws);
        }

        /** Which fields of the request, and what is wrong with them. */
        public List<Flaw> flaws() {
            return flaws;
        }
    }
}
