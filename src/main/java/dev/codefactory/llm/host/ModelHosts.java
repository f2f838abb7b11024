package dev.codefactory.llm.host;

import dev.codefactory.llm.LlmHost;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.llm.answer.Transcript;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The servers of one provider, and which of them a call goes to. */
public final class ModelHosts<H extends ModelHost> {

    private final Map<String, H> hosts = new LinkedHashMap<>();
    private final Set<String> configured;
    private final Predicate<HostedModel> usable;

    /**
     * Where a call goes.
     *
     * @param models those to ask one after the other; empty when the host has none of the wanted ones
     * @param sure whether the host said that it has them
     */
    public record Route<H>(H host, List<HostedModel> models, boolean sure) {}

    /**
     * What all hosts said at one time.
     *
     * @param told the models of those that answered, by address
     * @param silent the addresses of the others, each with the reason
     */
    public record Survey(Map<String, ModelCatalogue> told, List<String> silent) {}

    /** Asks one host something. */
    interface Question<H, T> {
        T ask(H host) throws InterruptedException;
    }

    private record Heard(ModelHost host, Listing listing) {}

    /**
     * @param hosts in the order in which they are asked
     * @param configured the full names of all models the settings name
     * @param usable which models may be used
     */
    public ModelHosts(Collection<H> hosts, Set<String> configured, Predicate<HostedModel> usable) {
        hosts.forEach(host -> this.hosts.put(host.id(), host));
        this.configured = Set.copyOf(configured);
        this.usable = usable;
    }

    /**
     * To the named host, even when it does not answer: who named it wants to know. To any other only when there is no host of that
     * name, or it has none of the models.
     */
    public Route<H> route(@Nullable String named, List<String> wanted, Transcript transcript)
            throws InterruptedException {
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
    public Survey survey() throws InterruptedException {
        var told = new LinkedHashMap<String, ModelCatalogue>();
        var silent = new ArrayList<String>();
        for (var heard : askAll(host -> new Heard(host, host.list()))) {
            var url = heard.host().baseUrl();
            switch (heard.listing()) {
                case Listing.Told(var installed) -> told.put(url, installed);
                case Listing.Silent(var silence) -> silent.add("%s (%s)".formatted(url, silence.detail()));
            }
        }
        return new Survey(told, silent);
    }

    /** All at once, so that a silent host delays no other. */
    <T> List<T> askAll(Question<H, T> question) throws InterruptedException {
        var questions = hosts.values().stream()
                .map(host -> (Callable<T>) () -> question.ask(host))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(questions).stream().map(Future::resultNow).toList();
        }
    }

    /** All of them, in their order. */
    public List<H> all() {
        return List.copyOf(hosts.values());
    }

    public Optional<H> byId(String id) {
        return Optional.ofNullable(hosts.get(id));
    }

    /** Asks every host what it has, and tells of each what it last had. */
    public List<LlmHost> asked() {
        try {
            survey();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return hosts.values().stream()
                .map(host -> new LlmHost(host.id(), host.slots(), models(host), !host.isGone()))
                .toList();
    }

    /** The first of the wanted models that any host last had. */
    public Optional<HostedModel> find(List<String> wanted) {
        return lastInstalled().findFirst(wanted);
    }

    /** The names of all wanted models that any host last had, in their order. */
    public List<String> findAll(List<String> wanted) {
        return lastInstalled().findAll(wanted).stream()
                .map(HostedModel::name)
                .distinct()
                .toList();
    }

    private ModelCatalogue lastInstalled() {
        var known = hosts.values().stream()
                .flatMap(host -> host.lastInstalled().stream())
                .toList();
        return usable(known);
    }

    private ModelCatalogue usable(Collection<ModelCatalogue> installed) {
        return ModelCatalogue.union(installed).only(usable);
    }

    /** The name of the model that answers for each role, as far as there is one. */
    public Map<ModelRole, String> byRole(Survey survey, Function<ModelRole, List<String>> wanted) {
        var installed = usable(survey.told().values());
        var models = new EnumMap<ModelRole, String>(ModelRole.class);
        for (var role : ModelRole.values()) {
            installed.findFirst(wanted.apply(role)).ifPresent(model -> models.put(role, model.name()));
        }
        return models;
    }

    /** To the first host that has a model; else to one that does not say, because it may have one; else to nowhere. */
    private Route<H> routeToAny(List<String> wanted) throws InterruptedException {
        var unsure = new ArrayList<Route<H>>();
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
    private Route<H> route(H host, List<String> wanted) throws InterruptedException {
        return switch (host.list()) {
            case Listing.Told(var installed) -> new Route<>(host, models(installed, wanted), true);
            case Listing.Silent _ ->
                new Route<>(host, wanted.stream().map(host::presumed).toList(), false);
        };
    }

    /** Those that may be used; where there are only others, these, so that asking shows why not. */
    private List<HostedModel> models(ModelCatalogue installed, List<String> wanted) {
        var allowed = installed.only(usable).findAll(wanted);
        return allowed.isEmpty() ? installed.findAll(wanted) : allowed;
    }

    private Set<String> models(H host) {
        return host.lastInstalled()
                .map(installed -> installed.only(usable).models().stream()
                        .flatMap(model -> Stream.concat(Stream.of(model.name()), model.aliases().stream()))
                        .collect(Collectors.toSet()))
                .orElse(configured);
    }
}
