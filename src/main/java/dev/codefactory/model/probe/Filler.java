package dev.codefactory.model.probe;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Text that fills a window: lines that differ, so that nothing in them is the answer to anything. */
final class Filler {

    private Filler() {}

    static String line(int number) {
        return "Entry %d: shelf %d of aisle %d holds %d boxes of part %d."
                .formatted(number, number * 7 % 90, number * 3 % 40, number * 11 % 60, number * 13 % 997);
    }

    static String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(Filler::line).collect(Collectors.joining("\n"));
    }
}
