package dev.codefactory.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A few of many values, by chance. All of them at every place are more requests than there is time for each day; another seed picks others.
 *
 * @param most how many of each collection
 */
record Picks(Random random, int most) {

    <T> Stream<Map.Entry<String, T>> of(Map<String, T> values) {
        var ordered = new ArrayList<>(new TreeMap<>(values).entrySet()); // the same seed, the same values
        Collections.shuffle(ordered, random);
        return ordered.stream().limit(most);
    }
}
