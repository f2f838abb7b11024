package dev.codefactory.quality.security;

import dev.codefactory.quality.security.memory.Flaw;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What in a file makes a rule look closer. */
sealed interface Trigger {

    /**
     * A call of one of these functions, the making of an object or literal of one of these types.
     *
     * @param arguments the name each wanted argument is captured under, and the places and keywords it may stand at
     */
    record Call(List<NamePattern> names, Map<String, List<Object>> arguments) implements Trigger {}

    /** A value given to one of these names: by assignment, as keyword argument, in a literal. Captures {@code target} and {@code value}. */
    record Assignment(Pattern name) implements Trigger {}

    /** One of these names anywhere. */
    record Mention(List<NamePattern> names) implements Trigger {}

    /** The import of one of these modules or of a part of them. */
    record Import(List<String> modules) implements Trigger {}

    /** A function of C or C++ that does this wrong with memory. */
    record OfMemory(Flaw flaw) implements Trigger {}

    /** A tree-sitter pattern, for what the others cannot say. */
    record Shape(String pattern) implements Trigger {}
}
