package dev.codefactory.llm.ollama;

import dev.codefactory.llm.LlmHost;
import dev.codefactory.llm.answer.Transcript;
import dev.codefactory.llm.http.ModelHttp;
import dev.codefactory.llm.ollama.ModelCatalogue.Model;
import dev.codefactory.llm.ollama.OllamaHost.Listing;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The Ollama servers, and which of them a call goes to. */
final class OllamaHosts {

    private final OllamaProperties properties;
    private final Map<String, OllamaHost> hosts = new LinkedHashMap<>();

    /**
     * Where a call goes.
     *
     * @param models those to ask one after the other; empty when the host has none of the wanted ones
     * @param sure whether the host said that it has them
     */
    record Route(OllamaHost host, List<Model> models, boolean sure) {}

    /**
     * What all hosts said at one time.
     *
     * @param told the models of those that answered, by address
     * @param silent the addresses of the others, each with the reason
     */
    record Survey(Map<String, ModelCatalogue> told, List<String> silent) {}

    private record Heard(OllamaHost host, Listing listing) {}

    OllamaHosts(OllamaProperties properties, ModelHttp http, Clock clock) {
        this.properties = properties;
        properties
                .hostsInUse()
                .forEach((id, server) -> hosts.put(id, new OllamaHost(id, server, properties, http, clock)));
    }

    /**
     * To the named host, even when it does not answer: who named it wants to know. To any other only when there is no host of that
     * name, or it has none of the models.
     */
    Route route(@Nullable String named, List<String> wanted, Transcript transcript) throws InterruptedException {
        if (named == null) {
            return routeToAny(wanted);
        }
        var host = hosts.get(named);
        if (host == null) {
            transcript.note("There is no host %s any more; any other may answer.".formatted(named));
            return routeToAny(wanted);
        }
        var route = route(host, wanted);
        if (!route.models().isEmpty()) {
            return route;
        }
        transcript.note(
                "The host %s does not have %s; any other may answer.".formatted(named, String.join(" or ", wanted)));
        return routeToAny(wanted);
    }

    /** Asks every host what it has. */
    Survey survey() throws InterruptedException {
        var told = new LinkedHashMap<String, ModelCatalogue>();
        var silent = new ArrayList<String>();
        for (var heard : listAll()) {
            var url = heard.host().baseUrl();
            switch (heard.listing()) {
                case Listing.Told(var installed) -> told.put(url, installed);
                case Listing.Silent(var silence) -> silent.add("%s (%s)".formatted(url, silence.detail()));
            }
        }
        return new Survey(told, silent);
    }

    /** All at once, so that a silent host delays no other. */
    private List<Heard> listAll() throws InterruptedException {
        var questions = hosts.values().stream()
                .map(host -> (Callable<Heard>) () -> new Heard(host, host.list()))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(questions).stream().map(Future::resultNow).toList();
        }
    }

    /** All of them, in the order of their ids. */
    List<OllamaHost> all() {
        return List.copyOf(hosts.values());
    }

    /** The hosts with the models they last had. */
    List<LlmHost> lastKnown() {
        return hosts.values().stream()
                .map(host -> new LlmHost(host.id(), host.slots(), models(host), !host.isGone()))
                .toList();
    }

    /** The first of the wanted models that any host last had. */
    Optional<Model> find(List<String> wanted) {
        return lastInstalled().findFirst(wanted);
    }

    /** The names of all wanted models that any host last had, in their order. */
    List<String> findAll(List<String> wanted) {
        return lastInstalled().findAll(wanted).stream()
                .map(Model::name)
                .distinct()
                .toList();
    }

    private ModelCatalogue lastInstalled() {
        var known = hosts.values().stream()
                .flatMap(host -> host.lastInstalled().stream())
                .toList();
        return allowed(ModelCatalogue.union(known));
    }

    /** Those of a host's models that may be used. */
    ModelCatalogue allowed(ModelCatalogue installed) {
        return properties.allowRemoteModels() ? installed : installed.withoutRemote();
    }

    /** To the first host that has a model; else to one that does not say, because it may have one; else to nowhere. */
    private Route routeToAny(List<String> wanted) throws InterruptedException {
        var unsure = new ArrayList<Route>();
        for (var host : hosts.values()) {
            var route = route(host, wanted);
            if (route.sure() && !route.models().isEmpty()) {
                return route;
            }
            unsure.add(route);
        }
        return unsure.stream()
                .filter(route -> !route.models().isEmpty())
                .findFirst()
                .orElseGet(unsure::getFirst);
    }

    /** The wanted models the host has; all of them when it does not say, so that asking shows what is wrong. */
    private Route route(OllamaHost host, List<String> wanted) throws InterruptedException {
        return switch (host.list()) {
            case Listing.Told(var installed) -> new Route(host, models(installed, wanted), true);
            case Listing.Silent _ ->
                new Route(host, wanted.stream().map(Model::unknown).toList(), false);
        };
    }

    /** Those that may be used; where there are only others, these, so that asking shows why not. */
    private List<Model> models(ModelCatalogue installed, List<String> wanted) {
        var usable = allowed(installed).findAll(wanted);
        return usable.isEmpty() ? installed.findAll(wanted) : usable;
    }

    private Set<String> models(OllamaHost host) {
        return host.lastInstalled()
                .map(this::allowed)
                .map(installed -> installed.models().stream().map(Model::name).collect(Collectors.toSet()))
                .orElseGet(this::configured);
    }

    private Set<String> configured() {
        return properties.models().values().stream()
                .flatMap(Collection::stream)
                .map(ModelCatalogue::withTag)
                .collect(Collectors.toSet());
    }
}
