package dev.codefactory.pipeline.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElisionTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# ... rest of the code ...",
                "    // ... existing code ...",
                "// … remaining methods …",
                "/* rest of the file unchanged */",
                "# rest of your code here",
                "# existing code here",
                "# The other routes remain unchanged",
                "// (other methods omitted)",
                "<!-- ... same as before ... -->",
            })
    void seesCodeThatWasLeftOut(String line) {
        assertThat(Elision.line("first\n" + line + "\nlast")).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# keep the rest of the list sorted",
                "// the remainder is zero here",
                "    ...",
                "values = [*first, ...]",
                "const copy = { ...rest };",
                "// gcd(a, b) is the same as gcd(b, a % b)",
                "# load the existing user",
                "return rest  # everything after the head",
            })
    void leavesOrdinaryCodeAlone(String line) {
        assertThat(Elision.line("first\n" + line + "\nlast")).isEmpty();
    }
}
