package dev.codefactory.llm.host;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * How many tokens a prompt has for one model: counted by a public vocabulary, which those of today's models resemble, and corrected by what
 * the model's server counted of the prompts before. Rather too many than too few, for the count decides whether a prompt is sent.
 */
public final class TokenCount {

    private static final Encoding VOCABULARY =
            Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);

    /** What a chat template puts around a message. */
    private static final int PER_MESSAGE = 8;

    /** For a model nobody has counted for yet. Older vocabularies, of a third of the size, make about a quarter more of source code. */
    private static final double UNKNOWN = 1.25;

    private static final double SPARE = 1.05;
    private static final double HIGHEST = 3;

    /** Of shorter prompts most is the template. */
    private static final int LEAST = 200;

    private static final int ENOUGH = 3;
    private static final int REMEMBERED = 32;

    private final Deque<Double> ratios = new ArrayDeque<>();

    /** The tokens of these messages together. */
    public int of(List<String> messages) {
        return (int) Math.ceil(plain(messages) * factor());
    }

    /** Learns from what a server counted of a prompt. One that leaves out what it remembered is not believed below the vocabulary's count. */
    public synchronized void heard(List<String> messages, int counted) {
        var plain = plain(messages);
        if (plain >= LEAST && counted > 0) {
            ratios.addLast((double) counted / plain);
            if (ratios.size() > REMEMBERED) {
                ratios.removeFirst();
            }
        }
    }

    private synchronized double factor() {
        if (ratios.isEmpty()) {
            return UNKNOWN;
        }
        var known = Math.clamp(Collections.max(ratios), 1, HIGHEST) * SPARE;
        return ratios.size() < ENOUGH ? Math.max(known, UNKNOWN) : known;
    }

    private static int plain(List<String> messages) {
        return messages.stream()
                .mapToInt(text -> PER_MESSAGE + VOCABULARY.countTokensOrdinary(text))
                .sum();
    }
}
