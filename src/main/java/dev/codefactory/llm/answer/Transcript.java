package dev.codefactory.llm.answer;

/** Everything that went over the wire for one call: {@code >} sent, {@code <} received, {@code #} what the gateway made of it. */
public final class Transcript {

    private static final int LONGEST = 16 << 20;

    private final StringBuilder lines = new StringBuilder();

    public void sent(String body) {
        add("> ", body);
    }

    public void received(String line) {
        add("< ", line);
    }

    public void note(String sentence) {
        add("# ", sentence);
    }

    private void add(String mark, String line) {
        if (lines.length() < LONGEST) {
            lines.append(mark).append(line).append('\n');
        }
    }

    @Override
    public String toString() {
        return AnswerText.clean(lines.toString());
    }
}
