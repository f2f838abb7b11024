package dev.codefactory.session;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.pipeline.ScriptedGateway;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A model that answers each request with a file that says so, and holds back or fails those a test names. */
public final class ModelByRequest {

    private final ScriptedGateway gateway;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> asked = new ConcurrentHashMap<>();

    public ModelByRequest(LlmGateway gateway) {
        this.gateway = (ScriptedGateway) gateway;
        this.gateway.script(this::answer);
    }

    private LlmOutcome answer(LlmCall call) {
        var request = call.subject().request();
        if (call.subject().step().equals("nlp_analysis")) {
            return ScriptedGateway.completed(ScriptedGateway.REQUIREMENTS);
        }
        latch(asked, request).countDown();
        try {
            held.getOrDefault(request, new CountDownLatch(0)).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new LlmOutcome.Cancelled("");
        }
        return failing.contains(request)
                ? new LlmOutcome.Failed(Reason.MODEL_MISSING, "planted", "> asked")
                : ScriptedGateway.completed("```python\nNAME = '%s'\n```\n".formatted(request));
    }

    public void fail(String request) {
        failing.add(request);
    }

    public void mend() {
        failing.clear();
    }

    public void hold(String request) {
        held.put(request, new CountDownLatch(1));
    }

    public void release(String request) {
        latch(held, request).countDown();
    }

    /** Returns when the model has been asked for the request's code. */
    public void awaitAsked(String request) throws InterruptedException {
        latch(asked, request).await();
    }

    /** The last prompt for the request's code. */
    public String promptOf(String request) {
        return gateway.calls().stream()
                .filter(call -> call.subject().request().equals(request))
                .filter(call -> call.subject().step().equals("code_generation"))
                .toList()
                .getLast()
                .user();
    }

    private static CountDownLatch latch(Map<String, CountDownLatch> latches, String request) {
        return latches.computeIfAbsent(request, _ -> new CountDownLatch(1));
    }
}
