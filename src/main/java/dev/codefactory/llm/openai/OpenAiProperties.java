package dev.codefactory.llm.openai;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.llm.host.HostAddress;
import dev.codefactory.llm.host.RoleModels;
import dev.codefactory.llm.http.Deadlines;
import dev.codefactory.llm.http.Retry;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How servers that speak OpenAI's API are reached and used, such as llama.cpp, vLLM and LM Studio.
 *
 * @param hosts the servers by id, each with a url, its slots (1), labels, and an api-key where it wants one; prompts and code go there and
 *     nowhere else. None are used when empty
 * @param models the models of each role (nlp, code, qa, improvement, security, optimisation), most wanted first; without any, the first
 *     model the server tells of. Without an own list, security has that of qa and optimisation that of improvement
 * @param window the context window of a model whose server does not tell it, in tokens
 * @param temperature how freely a model chooses its words when a call does not say
 * @param maxAnswer how long an answer may be before it is broken off
 * @param deadlines how long a call may take
 * @param retry how failures that came instead of an answer are met
 */
@Validated
@ConfigurationProperties("codefactory.llm.openai")
record OpenAiProperties(
        @DefaultValue Map<String, @Valid Host> hosts,
        @DefaultValue Map<ModelRole, List<String>> models,
        @DefaultValue("8192") @Min(1024) int window,

        @DefaultValue("0.2") @DecimalMin("0") @DecimalMax("2")
        double temperature,

        @DefaultValue("4MB") DataSize maxAnswer,
        @DefaultValue Deadlines deadlines,
        @NestedConfigurationProperty @DefaultValue Retry retry) {

    private static final String PREFIX = "codefactory.llm.openai";

    /**
     * One of the servers.
     *
     * @param url where it listens, with or without /v1
     * @param slots how many calls one of its models answers at a time
     * @param labels what it is called by besides, such as gpu; shown, and used for nothing else
     * @param apiKey what it was started with to keep others out, or null
     */
    record Host(
            URI url,
            @DefaultValue("1") @Min(1) @Max(64) int slots,
            @DefaultValue List<String> labels,
            @Nullable String apiKey) {

        Host {
            apiKey = apiKey == null || apiKey.isBlank() ? null : apiKey;
        }

        /** Where its paths begin. */
        private URI root() {
            return URI.create(url.toString().replaceFirst("/+(v1/*)?$", ""));
        }

        /** Without the key, which would otherwise end up in logs. */
        @Override
        public String toString() {
            return "Host[url=%s, slots=%d, labels=%s]".formatted(url, slots, labels);
        }
    }

    /** A server to use. */
    record Server(HostAddress address, @Nullable String apiKey) {

        @Override
        public String toString() {
            return address.toString();
        }
    }

    OpenAiProperties {
        hosts.forEach((id, host) -> {
            HostAddress.requireId(PREFIX + ".hosts", id);
            HostAddress.requireUrl(PREFIX + ".hosts." + id + ".url", host.url(), "http://localhost:8080");
        });
        hosts = Collections.unmodifiableMap(new TreeMap<>(hosts));
        models = RoleModels.of(models, _ -> List.of(ServedModels.DEFAULT));
    }

    /** In the order of their ids, because settings from several sources come in no other reliable order. */
    List<Server> servers() {
        return hosts.entrySet().stream()
                .map(entry -> server(entry.getKey(), entry.getValue()))
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

    private static Server server(String id, Host host) {
        return new Server(new HostAddress(id, host.root(), host.slots(), host.labels()), host.apiKey());
    }
}
