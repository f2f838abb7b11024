package dev.codefactory.template.custom;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place in a template that stays the same when steps and parameters move.
 *
 * @param kind what it is a part of
 * @param item the path of the step, such as {@code requirement/refine}, or the name of the parameter; empty for the template itself
 * @param members the way from there; empty for the step or parameter as a whole
 */
record Place(Kind kind, String item, List<String> members) {

    enum Kind {
        TEMPLATE,
        PARAMETER,
        STEP
    }

    Place {
        members = List.copyOf(members);
    }

    static Place of(String member) {
        return new Place(Kind.TEMPLATE, "", List.of(member));
    }

    static Place parameter(String name) {
        return new Place(Kind.PARAMETER, name, List.of());
    }

    static Place step(String path) {
        return new Place(Kind.STEP, path, List.of());
    }

    Place member(String name) {
        return new Place(
                kind, item, Stream.concat(members.stream(), Stream.of(name)).toList());
    }

    /** The step or parameter it lies in, as a whole. */
    Place whole() {
        return new Place(kind, item, List.of());
    }

    boolean isWhole() {
        return members.isEmpty();
    }

    /** The same place as the changes write it. */
    @Override
    public String toString() {
        var root = switch (kind) {
            case TEMPLATE -> Stream.<String>empty();
            case PARAMETER -> Stream.of("parameters", item);
            case STEP -> Stream.of("steps", item);
        };
        return Stream.concat(root, members.stream()).collect(Collectors.joining("."));
    }
}
