package dev.codefactory.session.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmHost;
import dev.codefactory.queue.Lane;
import dev.codefactory.queue.WorkHost;
import dev.codefactory.queue.WorkHosts;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class ModelLanesTests {

    private final LlmGateway llm = mock(LlmGateway.class);
    private final WorkHosts hosts = mock(WorkHosts.class);
    private final ModelLanes lanes = new ModelLanes(llm, hosts);

    @Test
    void aHostThatDoesNotAnswerGetsOnlyWhatNoOtherCanDo() {
        given(llm.hosts())
                .willReturn(List.of(
                        new LlmHost("dead", 2, Set.of("a", "b"), false), new LlmHost("alive", 1, Set.of("b", "c"))));

        assertThat(declared())
                .containsExactly(
                        new WorkHost("dead", 2, 1, Set.of(Lane.model("a"))),
                        new WorkHost("alive", 1, 1, Set.of(Lane.model("b"), Lane.model("c"))));
    }

    @Test
    void hostsThatAllDoNotAnswerAreAllTried() {
        given(llm.hosts())
                .willReturn(List.of(
                        new LlmHost("dead", 1, Set.of("a"), false), new LlmHost("gone", 1, Set.of("a"), false)));

        assertThat(declared())
                .containsExactly(
                        new WorkHost("dead", 1, 1, Set.of(Lane.model("a"))),
                        new WorkHost("gone", 1, 1, Set.of(Lane.model("a"))));
    }

    private Collection<WorkHost> declared() {
        lanes.declare();
        ArgumentCaptor<Collection<WorkHost>> told = ArgumentCaptor.captor();
        then(hosts).should().declare(told.capture());
        return told.getValue();
    }
}
