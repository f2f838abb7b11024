package dev.codefactory.quality.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dockerfiles, by their instructions: each line must begin with one that exists, and the first builds on something. */
final class DockerfileFormat implements Format {

    private static final Pattern NAME =
            Pattern.compile("(.*/)?((dockerfile|containerfile)(\\.[^/]*)?|[^/]+\\.dockerfile)");
    private static final Pattern HEREDOC = Pattern.compile("<<-?\\s*[\"']?([A-Za-z_]\\w*)[\"']?");
    private static final Set<String> INSTRUCTIONS = Set.of(
            "ADD",
            "ARG",
            "CMD",
            "COPY",
            "ENTRYPOINT",
            "ENV",
            "EXPOSE",
            "FROM",
            "HEALTHCHECK",
            "LABEL",
            "MAINTAINER",
            "ONBUILD",
            "RUN",
            "SHELL",
            "STOPSIGNAL",
            "USER",
            "VOLUME",
            "WORKDIR");

    @Override
    public String id() {
        return "dockerfile";
    }

    @Override
    public boolean reads(String path) {
        return NAME.matcher(path).matches();
    }

    @Override
    public List<Flaw> flaws(String path, String text) {
        var reading = new Reading(text.contains("escape=`") ? '`' : '\\');
        text.lines().forEach(reading::line);
        return reading.ended();
    }

    /** How far one file has been read. */
    private static final class Reading {

        private final char escape;
        private final List<Flaw> flaws = new ArrayList<>();
        private int number;
        private boolean continued;
        private boolean based;
        private @Nullable String heredoc;

        Reading(char escape) {
            this.escape = escape;
        }

        void line(String line) {
            number++;
            var text = line.strip();
            if (heredoc != null) {
                heredoc = text.equals(heredoc) ? null : heredoc;
                return;
            }
            if (text.isEmpty() || text.startsWith("#")) {
                return; // between the lines of an instruction, too
            }
            if (!continued) {
                instruction(text.split("\\s+", 2)[0].toUpperCase(Locale.ROOT));
            }
            continued = text.charAt(text.length() - 1) == escape;
            var opened = HEREDOC.matcher(text);
            heredoc = opened.find() ? opened.group(1) : null;
        }

        private void instruction(String word) {
            if (!INSTRUCTIONS.contains(word)) {
                flaws.add(Flaw.certain(number, word + " is no instruction"));
            } else if (!based && !word.equals("FROM") && !word.equals("ARG")) {
                flaws.add(Flaw.certain(number, "the first instruction must be FROM"));
                based = true;
            }
            based |= word.equals("FROM");
        }

        List<Flaw> ended() {
            if (!based) {
                flaws.add(Flaw.certain(0, "there is no FROM"));
            }
            return flaws;
        }
    }
}
