package dev.codefactory.sandbox.seccomp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SeccompJsonTests {

    private static final Path FOR_RUNNER = Path.of("sandbox/runner-seccomp.json");

    @Test
    void commandsAreRefusedWhatTheFilterRefuses() {
        var profile = JsonMapper.shared().readTree(SeccompJson.forCommands());
        assertThat(profile.at("/syscalls/0/names").valueStream().map(JsonNode::asString))
                .hasSize(RefusedCall.values().length)
                .contains("mount", "unshare", "ptrace", "io_uring_setup");
        assertThat(profile.at("/syscalls")
                        .valueStream()
                        .filter(rule -> rule.at("/names/0").asString().equals("clone")))
                .as("one for each kind of namespace")
                .hasSize(7);
    }

    @Test
    void theRunnerMayDoWhatBubblewrapDoesAndNothingElseOfTheList() {
        var refused = JsonMapper.shared().readTree(SeccompJson.forRunner()).at("/syscalls/0/names");
        var names = refused.valueStream().map(JsonNode::asString).toList();
        assertThat(names).doesNotContain("mount", "umount2", "pivot_root", "unshare", "clone", "chroot", "setns");
        assertThat(names).hasSize(RefusedCall.values().length - 6);
        assertThat(names).allMatch(name -> name.equals(name.toLowerCase(Locale.ROOT)));
    }

    @Test
    void theProfileInTheRepositoryIsThisOne() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(FOR_RUNNER, SeccompJson.forRunner());
        }
        assertThat(FOR_RUNNER).content().isEqualTo(SeccompJson.forRunner());
    }
}
