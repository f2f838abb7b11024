package dev.codefactory.llm.host;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The models a host says it has. */
public record ModelCatalogue(List<HostedModel> models) {

    public ModelCatalogue {
        models = List.copyOf(models);
    }

    public Optional<HostedModel> find(String name) {
        return models.stream().filter(model -> model.isCalled(name)).findFirst();
    }

    /** The models of several hosts together. */
    public static ModelCatalogue union(Collection<ModelCatalogue> catalogues) {
        return new ModelCatalogue(catalogues.stream()
                .flatMap(catalogue -> catalogue.models().stream())
                .toList());
    }

    /** The wanted models that it has, most wanted first. */
    public List<HostedModel> findAll(List<String> wanted) {
        return wanted.stream().flatMap(name -> find(name).stream()).toList();
    }

    /** The most wanted model that it has. */
    public Optional<HostedModel> findFirst(List<String> wanted) {
        return wanted.stream().flatMap(name -> find(name).stream()).findFirst();
    }

    /** Those of which that holds. */
    ModelCatalogue only(Predicate<HostedModel> usable) {
        return new ModelCatalogue(models.stream().filter(usable).toList());
    }

    /** The same models with more said of each. */
    public ModelCatalogue map(UnaryOperator<HostedModel> more) {
        return new ModelCatalogue(models.stream().map(more).toList());
    }
}
