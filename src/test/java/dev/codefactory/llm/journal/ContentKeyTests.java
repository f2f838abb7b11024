package dev.codefactory.llm.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmCall.Asker;
import dev.codefactory.llm.LlmCall.Subject;
import dev.codefactory.llm.ModelRole;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContentKeyTests {

    private static final Subject SUBJECT = new Subject("design", "python", "a stack", 0);
    private static final LlmCall CALL = new LlmCall(
            ModelRole.CODE, null, null, "You write code.", "A stack.", null, 512, Map.of("seed", 7.0), SUBJECT, null);

    private final ContentKey key = ContentKey.of(CALL);

    @Test
    void whatDecidesTheAnswerDecidesTheKey() {
        assertThat(changed(CALL.system() + " ", CALL.user(), null, 512, CALL.sampling()))
                .isEqualTo("[system]");
        assertThat(changed(CALL.system(), "A queue.", null, 512, CALL.sampling()))
                .isEqualTo("[user]");
        assertThat(changed(CALL.system(), CALL.user(), Map.of("type", "object"), 512, CALL.sampling()))
                .isEqualTo("[format]");
        assertThat(changed(CALL.system(), CALL.user(), null, 513, CALL.sampling()))
                .isEqualTo("[max_tokens]");
        assertThat(changed(CALL.system(), CALL.user(), null, 512, Map.of("seed", 8.0)))
                .isEqualTo("[sampling]");
        assertThat(changed(CALL.system() + CALL.user(), "", null, 512, CALL.sampling()))
                .as("what stands in the one text does not stand in the other")
                .isEqualTo("[system, user]");
    }

    @Test
    void whoAsksWhereAndWhatForDoesNot() {
        var other = new LlmCall(
                ModelRole.QA,
                "other:7b",
                "elsewhere",
                CALL.system(),
                CALL.user(),
                null,
                512,
                CALL.sampling(),
                new Subject("code_generation", "go", "another", 3),
                new Asker(UUID.randomUUID(), UUID.randomUUID(), null, false));

        assertThat(ContentKey.of(other)).isEqualTo(key);
    }

    @Test
    void theOrderInWhichASchemaIsPutTogetherDoesNotCount() {
        var one = new LinkedHashMap<String, Object>();
        one.put("type", "object");
        one.put("required", "a");
        var other = new LinkedHashMap<String, Object>();
        other.put("required", "a");
        other.put("type", "object");

        assertThat(ContentKey.of(call(CALL.system(), CALL.user(), one, 512, CALL.sampling())))
                .isEqualTo(ContentKey.of(call(CALL.system(), CALL.user(), other, 512, CALL.sampling())));
    }

    @Test
    void isMadeAgainOfItsParts() {
        assertThat(key.value()).matches("[0-9a-f]{64}");
        assertThat(ContentKey.of(key.parts())).isEqualTo(key);
    }

    private String changed(
            String system,
            String user,
            @Nullable Map<String, Object> format,
            int maxTokens,
            Map<String, Double> sampling) {
        var other = ContentKey.of(call(system, user, format, maxTokens, sampling));
        assertThat(other.value()).isNotEqualTo(key.value());
        return key.changes(other).toString();
    }

    private static LlmCall call(
            String system,
            String user,
            @Nullable Map<String, Object> format,
            int maxTokens,
            Map<String, Double> sampling) {
        return new LlmCall(ModelRole.CODE, null, null, system, user, format, maxTokens, sampling, SUBJECT, null);
    }
}
