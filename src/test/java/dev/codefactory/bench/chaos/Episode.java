package dev.codefactory.bench.chaos;

import java.util.List;
import java.util.random.RandomGenerator;

/** One kind of fault, done to a cluster under load. */
interface Episode {

    /** Its line in the table, such as {@code F2 kill -9}. */
    String fault();

    /**
     * Lets it happen. What it breaks for good is put right by {@link Cluster#heal}.
     *
     * @param watch to be told the moment from which recovery counts
     * @return promises it saw broken, beside those the tables tell of
     */
    List<String> strike(Cluster cluster, RandomGenerator random, RecoveryWatch watch) throws Exception;
}
