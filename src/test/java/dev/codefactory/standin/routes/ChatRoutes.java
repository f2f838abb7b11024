package dev.codefactory.standin.routes;

import dev.codefactory.standin.http.HttpExchange;
import dev.codefactory.standin.model.ChatRequest;
import dev.codefactory.standin.model.ContextWindow;
import dev.codefactory.standin.model.Fault;
import dev.codefactory.standin.model.Knobs;
import dev.codefactory.standin.model.Reply;
import dev.codefactory.standin.model.StandInModel;
import dev.codefactory.standin.scheduling.Scheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/chat} and {@code /api/generate}. */
final class ChatRoutes {

    private final Models models;
    private final Scheduler scheduler;

    ChatRoutes(Models models, Scheduler scheduler) {
        this.models = models;
        this.scheduler = scheduler;
    }

    void chat(HttpExchange exchange) throws IOException, InterruptedException {
        JsonNode body = Wire.body(exchange.request());
        answer(exchange, Shape.CHAT, ChatRequests.chat(body));
    }

    void generate(HttpExchange exchange) throws IOException, InterruptedException {
        JsonNode body = Wire.body(exchange.request());
        answer(exchange, Shape.GENERATE, ChatRequests.generate(body));
    }

    private void answer(HttpExchange exchange, Shape shape, ChatRequest request)
            throws IOException, InterruptedException {
        StandInModel model = models.find(request.model());
        Fault fault = model.takeFault();
        exchange.pause(model.knobs().queueTime());
        if (fault instanceof Fault.Status(int status, String type, String text)) {
            exchange.respond(status, type, text);
            return;
        }
        ChatRequests.check(request, model);
        if (request.messages().isEmpty()) {
            loadOrUnload(exchange, shape, model, request);
        } else {
            scheduler.run(exchange, model, request, load -> speak(exchange, shape, model, request, load, fault));
        }
    }

    private void speak(
            HttpExchange exchange,
            Shape shape,
            StandInModel model,
            ChatRequest request,
            Duration load,
            @Nullable Fault fault)
            throws IOException, InterruptedException {
        Knobs knobs = model.knobs();
        ContextWindow window = ContextWindow.of(request, knobs);
        int promptTokens = switch (window.fit(request)) {
            case ContextWindow.Fit.Refused(String error) -> throw new ApiError(400, error);
            case ContextWindow.Fit.Prompt(int tokens) -> tokens;
        };
        exchange.pause(knobs.promptTime(promptTokens));
        Reply reply = model.reply(request);
        Fault met = fault == null ? reply.fault() : fault;
        if (met instanceof Fault.Status(int status, String type, String text)) {
            exchange.respond(status, type, text);
            return;
        }
        Said said = Said.of(reply, ChatRequests.thinks(request, model), window.room(request, promptTokens), knobs);
        Answer answer = new Answer(
                shape, model.card(), said, new Answer.Cost(promptTokens, load, knobs.promptTime(promptTokens)));
        Delivery delivery = new Delivery(exchange, knobs, met);
        if (request.streams()) {
            delivery.stream(answer);
        } else {
            delivery.whole(answer);
        }
    }

    /** A request without messages only loads the model, or unloads it when it asks to keep it alive for no time. */
    private void loadOrUnload(HttpExchange exchange, Shape shape, StandInModel model, ChatRequest request)
            throws IOException, InterruptedException {
        String reason = "load";
        if (ChatRequests.keepsAliveForNoTime(request)) {
            scheduler.unload(model);
            reason = "unload";
        } else {
            scheduler.run(exchange, model, request, _ -> {});
        }
        ObjectNode done = Wire.object().put("model", model.card().name()).put("created_at", Wire.now());
        shape.put(done, "", "", List.of());
        Wire.ok(exchange, done.put("done", true).put("done_reason", reason));
    }
}
