package dev.codefactory.standin.routes;

import dev.codefactory.standin.model.ModelCard;
import dev.codefactory.standin.model.StandInModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The models on this server, and those it could pull. */
public final class Models {

    private final Map<String, StandInModel> installed = new ConcurrentSkipListMap<>();
    private final Set<String> pullable = ConcurrentHashMap.newKeySet();
    private volatile boolean cloudEnabled;
    private volatile Duration pullStep = Duration.ofMillis(60);
    private volatile CompletableFuture<?> pullGate = CompletableFuture.completedFuture(null);

    /** The model of that name, installed if it was not. */
    public StandInModel install(String name) {
        return installed.computeIfAbsent(ModelCard.fullName(name), StandInModel::new);
    }

    public boolean remove(String name) {
        return installed.remove(ModelCard.fullName(name)) != null;
    }

    /** Lets {@code /api/pull} succeed for a name. */
    public void pullable(String name) {
        pullable.add(ModelCard.fullName(name));
    }

    /** Whether models that run elsewhere may be used; off, as with OLLAMA_NO_CLOUD=1. */
    public void cloudEnabled(boolean enabled) {
        cloudEnabled = enabled;
    }

    /** Time between two progress lines of a pull. */
    public void pullStep(Duration step) {
        pullStep = step;
    }

    /** Lets each pull wait in the middle for this. */
    public void pullGate(CompletableFuture<?> gate) {
        pullGate = gate;
    }

    public List<String> names() {
        return List.copyOf(installed.keySet());
    }

    List<StandInModel> all() {
        return List.copyOf(installed.values());
    }

    boolean canPull(String name) {
        String full = ModelCard.fullName(name);
        return pullable.contains(full) || installed.containsKey(full);
    }

    Duration pullStep() {
        return pullStep;
    }

    CompletableFuture<?> pullGate() {
        return pullGate;
    }

    /** What is known of a model before it is installed. */
    ModelCard published(String name) {
        String full = ModelCard.fullName(name);
        StandInModel model = installed.get(full);
        return (model == null ? new StandInModel(full) : model).card();
    }

    /** The installed model; refuses as the chat routes do. */
    StandInModel find(String name) throws ApiError {
        if (name.isEmpty()) {
            throw new ApiError(400, "model is required");
        }
        StandInModel model = installed.get(ModelCard.fullName(name));
        if (model == null) {
            throw new ApiError(404, "model '" + name + "' not found");
        }
        if (model.card().inTheCloud() && !cloudEnabled) {
            throw new ApiError(403, "ollama cloud is disabled: remote model is unavailable");
        }
        return model;
    }
}
