package dev.codefactory.llm.ollama;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.llm.host.HostAddress;
import dev.codefactory.llm.host.RoleModels;
import dev.codefactory.llm.http.Deadlines;
import dev.codefactory.llm.http.Retry;
import dev.codefactory.llm.registry.ModelTraits.Traits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How Ollama is reached and used.
 *
 * @param url where Ollama listens; prompts and code go there and nowhere else
 * @param hosts several Ollama servers by id, each with a url, its slots (1) and labels; used instead of url and slots
 * @param hardware what the default models and windows are chosen for: any, or small, medium or large for about 8, 24 or 80 GB of video
 *     memory; what is said of models and windows holds instead
 * @param models the models of each role (nlp, code, qa, improvement, security, optimisation), most wanted first; the first that is
 *     installed answers. Without an own list, security has that of qa and optimisation that of improvement
 * @param allowRemoteModels whether models may be used that Ollama runs on somebody else's computer
 * @param slots how many calls one model answers at a time; more of them wait here instead of inside Ollama
 * @param windows the context windows to choose from, in tokens, 8192 to 65536 unless the hardware says otherwise; a model keeps the largest it was
 *     given, because another reloads it
 * @param think whether models that can think aloud do so, by role: off, on, low, medium, high, max, or unsaid for models that refuse to be told
 * @param temperature how freely a model chooses its words when a call does not say
 * @param keepAlive how long Ollama keeps a model loaded after a call, such as 5m or -1 for ever
 * @param maxAnswer how long an answer may be before it is broken off
 * @param deadlines how long a call may take
 * @param retry how failures that came instead of an answer are met
 */
@Validated
@ConfigurationProperties("codefactory.llm.ollama")
record OllamaProperties(
        @DefaultValue("http://localhost:11434") @NotNull URI url,
        @DefaultValue Map<String, @Valid Host> hosts,
        @DefaultValue("any") Hardware hardware,
        @DefaultValue Map<ModelRole, List<String>> models,
        @DefaultValue("false") boolean allowRemoteModels,
        @DefaultValue("1") @Min(1) @Max(64) int slots,

        @DefaultValue List<@Min(1024) Integer> windows,

        @DefaultValue Map<ModelRole, Think> think,

        @DefaultValue("0.2") @DecimalMin("0") @DecimalMax("2")
        double temperature,

        @DefaultValue("5m") String keepAlive,
        @DefaultValue("4MB") DataSize maxAnswer,
        @DefaultValue Deadlines deadlines,
        @NestedConfigurationProperty @DefaultValue Retry retry) {

    private static final String PREFIX = "codefactory.llm.ollama";
    private static final String EXAMPLE = "http://localhost:11434";

    /**
     * One of several Ollama servers.
     *
     * @param url where it listens
     * @param slots how many calls one of its models answers at a time
     * @param labels what it is called by besides, such as gpu; shown, and used for nothing else
     */
    record Host(
            URI url,
            @DefaultValue("1") @Min(1) @Max(64) int slots,
            @DefaultValue List<String> labels) {}

    /** Whether, and how long, a model thinks aloud before it answers. Always said, because a thinking model left alone thinks. */
    enum Think {
        OFF,
        ON,
        LOW,
        MEDIUM,
        HIGH,
        MAX,
        /** For models that refuse to be told. */
        UNSAID;

        /** The value of the request's {@code think}: a boolean, or the word for how long; null for none. */
        @Nullable
        Object wire() {
            return switch (this) {
                case OFF -> false;
                case ON -> true;
                case UNSAID -> null;
                case LOW, MEDIUM, HIGH, MAX -> name().toLowerCase(Locale.ROOT);
            };
        }
    }

    OllamaProperties {
        HostAddress.requireUrl(PREFIX + ".url", url, EXAMPLE);
        hosts.forEach((id, host) -> {
            HostAddress.requireId(PREFIX + ".hosts", id);
            HostAddress.requireUrl(PREFIX + ".hosts." + id + ".url", host.url(), EXAMPLE);
        });
        hosts = Collections.unmodifiableMap(new TreeMap<>(hosts));
        models = RoleModels.of(models, hardware::models);
        windows = windows.isEmpty()
                ? hardware.windows()
                : windows.stream().sorted().toList();
        think = Map.copyOf(think);
    }

    /**
     * The servers to use: the one at {@code url}, unless others are named. In the order of their ids, because settings from several
     * sources come in no other reliable order.
     */
    List<HostAddress> hostsInUse() {
        return hosts.isEmpty()
                ? List.of(new HostAddress(url.getAuthority(), url, slots, List.of()))
                : hosts.entrySet().stream()
                        .map(host -> new HostAddress(
                                host.getKey(),
                                host.getValue().url(),
                                host.getValue().slots(),
                                host.getValue().labels()))
                        .toList();
    }

    /** The models that may answer, most wanted first. */
    List<String> modelsFor(ModelRole role, @Nullable String instead) {
        return instead == null ? modelsFor(role) : List.of(instead);
    }

    List<String> modelsFor(ModelRole role) {
        return models.getOrDefault(role, List.of());
    }

    /** The options of a call: what it says, and what the settings say where it says nothing. */
    Map<String, Double> samplingFor(LlmCall call) {
        var sampling = new HashMap<>(Map.of("temperature", temperature));
        sampling.putAll(call.sampling());
        return sampling;
    }

    Think thinkFor(ModelRole role) {
        var own = think.get(role);
        return own != null ? own : role.fallback().map(this::thinkFor).orElse(Think.OFF);
    }

    /** What the settings say, else what the model is known to need, else not to think. */
    Think thinkFor(ModelRole role, Traits traits) {
        var found = traits.thinking();
        return found == null || saysThinking(role)
                ? thinkFor(role)
                : switch (found) {
                    case OFF -> Think.OFF;
                    case ON -> Think.ON;
                    case LOW -> Think.LOW;
                    case UNSAID -> Think.UNSAID;
                };
    }

    private boolean saysThinking(ModelRole role) {
        return think.containsKey(role)
                || role.fallback().filter(this::saysThinking).isPresent();
    }
}
