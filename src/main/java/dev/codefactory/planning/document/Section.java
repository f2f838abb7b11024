package dev.codefactory.planning.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The eight sections of a task document, in their order. */
public enum Section {
    OVERVIEW(1, "Overview"),
    CURRENT_STATE(2, "Project analysis and current state"),
    CONTEXT(3, "Context and problem"),
    REQUIREMENTS(4, "Technical requirements"),
    DATA(5, "Data and database"),
    API(6, "API and backend"),
    FRONTEND(7, "Frontend"),
    PLAN(8, "Implementation plan");

    private final int number;
    private final String title;

    Section(int number, String title) {
        this.number = number;
        this.title = title;
    }

    /** What its heading says, without the number. */
    public String title() {
        return title;
    }

    /** From 1. */
    public int number() {
        return number;
    }

    /** The wire word, such as {@code current_state}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The section of a heading's text, letter case aside. */
    public static Optional<Section> ofTitle(String text) {
        return Arrays.stream(values())
                .filter(section -> section.title.equalsIgnoreCase(text))
                .findFirst();
    }
}
