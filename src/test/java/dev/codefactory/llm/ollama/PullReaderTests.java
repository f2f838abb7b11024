package dev.codefactory.llm.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.llm.ollama.api.PullReader;
import dev.codefactory.llm.registry.ModelPuller.Progress;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PullReaderTests {

    private final PullReader reader = new PullReader();

    @Test
    void theLayersAddUp() {
        assertThat(read("{'status':'pulling manifest'}")).isEqualTo(new Progress("pulling manifest", 0, 0));
        assertThat(read("{'status':'pulling aa','digest':'sha256:aa','total':100}"))
                .isEqualTo(new Progress("pulling aa", 0, 100));
        assertThat(read("{'status':'pulling aa','digest':'sha256:aa','total':100,'completed':40}"))
                .isEqualTo(new Progress("pulling aa", 40, 100));
        assertThat(read("{'status':'pulling bb','digest':'sha256:bb','total':10,'completed':10}"))
                .isEqualTo(new Progress("pulling bb", 50, 110));
        assertThat(read("{'status':'verifying sha256 digest'}"))
                .isEqualTo(new Progress("verifying sha256 digest", 50, 110));
    }

    @Test
    void whatCannotBeIsHeldToWhatCan() {
        assertThat(read("{'status':'x','digest':'a','total':10,'completed':11}"))
                .isEqualTo(new Progress("x", 10, 10));
        assertThat(read("{'status':'x','digest':'a','total':-5,'completed':-1}"))
                .isEqualTo(new Progress("x", 0, 0));
        assertThat(read("{'status':7,'digest':'a','total':'much'}").total()).isZero();
    }

    @Test
    void numbersBeyondAllBoundsNeverBecomeNegative() {
        for (var layer = 0; layer < 2_000; layer++) {
            read("{'status':'x','digest':'%d','total':%d,'completed':%d}"
                    .formatted(layer, Long.MAX_VALUE, Long.MAX_VALUE));
        }

        var progress = read("{'status':'x'}");

        assertThat(progress.done()).isPositive().isEqualTo(progress.total());
    }

    @Test
    void thePhaseCanBeStored() {
        assertThat(read("{'status':'a\\u0000b'}").phase()).isEqualTo("a\uFFFDb");
        assertThat(read("{'status':'%s'}".formatted("\uD83D\uDE00".repeat(500))).phase())
                .isEqualTo("\uD83D\uDE00".repeat(200));
    }

    private Progress read(String line) {
        return reader.read(JsonMapper.shared().readTree(line.replace('\'', '"')));
    }
}
