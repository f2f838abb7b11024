package dev.codefactory.quality.security.memory;

import dev.codefactory.quality.source.SourceNode;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a function of C or C++ can do wrong with memory. */
public enum Flaw {
    NULL_RESULT(NullPointers::results),
    NULL_ASKED_LATE(NullPointers::askedLate),
    NULL_FOLLOWED(NullPointers::followedWhereNull),
    RELEASED_USED(Released::used),
    RELEASED_KEPT(Released::dangling),
    RELEASED_IN_LOOP(Released::inLoops),
    CURSOR_UNBOUNDED(Sizes::cursors),
    SUM_WRAPS(Sizes::wrappingSums),
    SUM_NARROW(Sizes::narrowSums),
    SHIFT_NARROW(Sizes::narrowShifts),
    COMPARED_LATE(Sizes::lateComparisons),
    SIZE_OF_POINTER(Sizes::pointerSizes),
    LENGTH_UNBOUNDED(Uses::lengths),
    TEST_WRAPS(Uses::wrappingTests),
    FAILURE_IGNORED(Failures::goOn);

    private final Function<NativeFunction, Stream<SourceNode>> search;

    Flaw(Function<NativeFunction, Stream<SourceNode>> search) {
        this.search = search;
    }

    /** Where the function has this flaw. */
    public Stream<SourceNode> in(NativeFunction function) {
        return search.apply(function);
    }
}
