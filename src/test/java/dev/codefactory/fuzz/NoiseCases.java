package dev.codefactory.fuzz;

import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Valid requests with a few bytes changed at random: what nobody thought of. */
final class NoiseCases {

    private static final String BYTES = "\0\t\n\r \"%&'*+,-./:;<=>?@[\\]^{|}~09azAZ\u007f\u00e9\u00ff";

    private final ApiOperation operation;
    private final Set<Integer> statuses;
    private final Random random;

    /**
     * @param statuses those of all operations, because a changed address may be another's
     */
    NoiseCases(ApiOperation operation, Set<Integer> statuses, Random random) {
        this.operation = operation;
        this.statuses = statuses;
        this.random = random;
    }

    Stream<Case> some(int count, Supplier<Message> valid) {
        return Stream.generate(valid).limit(count).map(message -> {
            var bytes = new StringBuilder(message.text());
            var changes = 1 + random.nextInt(3);
            var what = new StringBuilder("noise:");
            for (var change = 0; change < changes; change++) {
                var at = random.nextInt(bytes.length());
                var changed = BYTES.charAt(random.nextInt(BYTES.length()));
                bytes.setCharAt(at, changed);
                what.append(" [%d]=%d".formatted(at, (int) changed));
            }
            return new Case(operation.name(), what.toString(), bytes.toString(), Expected.ANYTHING, statuses);
        });
    }
}
