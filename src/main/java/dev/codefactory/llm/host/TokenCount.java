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

    /** No vocabulary in use makes so much less of code and English. */
    private static final double FEWEST_OF_ASCII = 0.75;

    /** Of other languages larger vocabularies make far less. */
    private static final double FEWEST = 0.4;

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

    /** Whether a server cannot have read all of the messages, by how few tokens it counted. */
    public boolean isTooFew(List<String> messages, int counted) {
        var plain = plain(messages);
        return plain >= LEAST && counted < plain * (areMostlyAscii(messages) ? FEWEST_OF_ASCII : FEWEST);
    }

    private static boolean areMostlyAscii(List<String> messages) {
        var all = messages.stream().mapToLong(String::length).sum();
        var ascii = messages.stream()
                .mapToLong(text -> text.chars().filter(c -> c < 128).count())
                .sum();
        return ascii >= all * 0.95;
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
