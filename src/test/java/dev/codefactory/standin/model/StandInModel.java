package dev.codefactory.standin.model;

import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One pretended model: what it is, how it behaves and what it answers. Sources named later are asked first. */
public final class StandInModel {

    private static final Reply UNSCRIPTED = Reply.text("The stand-in has no reply scripted for this request.");

    private final Knobs knobs = new Knobs();
    private final List<ReplySource> sources = new CopyOnWriteArrayList<>();
    private final Deque<Fault> nextFaults = new ConcurrentLinkedDeque<>();
    private volatile @Nullable Fault fault;
    private volatile ModelCard card;
    private volatile @Nullable String otherDigest;

    public StandInModel(String name) {
        this.card = ModelCard.named(name);
    }

    /** Changes what {@code /api/tags} and {@code /api/show} say of the model. */
    public StandInModel card(UnaryOperator<ModelCard> change) {
        card = change.apply(card);
        return this;
    }

    /** Lets {@code /api/ps} tell another digest than {@code /api/tags}, as after a pull that replaced the model. */
    public StandInModel loadedWithDigest(String digest) {
        otherDigest = digest;
        return this;
    }

    public StandInModel knobs(Consumer<Knobs> turn) {
        turn.accept(knobs);
        return this;
    }

    /** Answers with these texts in turn, the last one for good. */
    public StandInModel replies(String... texts) {
        return replies(Arrays.stream(texts).map(Reply::text).toArray(Reply[]::new));
    }

    /** Answers with these replies in turn, the last one for good. */
    public StandInModel replies(Reply... replies) {
        return from(ReplySource.always(new Replies(List.of(replies))));
    }

    public StandInModel replies(Content content) {
        return from(ReplySource.always(new Replies(content.replies())));
    }

    /** Answers requests whose messages contain the words with these replies in turn. */
    public StandInModel when(String words, Reply... replies) {
        return from(ReplySource.whenTextContains(words, new Replies(List.of(replies))));
    }

    public StandInModel replyWith(Function<ChatRequest, Reply> reply) {
        return from(ReplySource.computed(reply));
    }

    public StandInModel from(ReplySource source) {
        sources.addFirst(source);
        return this;
    }

    /** Asks this source when no other has a reply. */
    public StandInModel otherwiseFrom(ReplySource source) {
        sources.addLast(source);
        return this;
    }

    /** Every request from now on meets this fault. */
    public StandInModel fault(Fault everyTime) {
        fault = everyTime;
        return this;
    }

    /** The next requests meet these faults, one each; those after them none, or the lasting one. */
    public StandInModel faultsNext(Fault... once) {
        nextFaults.addAll(List.of(once));
        return this;
    }

    public StandInModel noFault() {
        fault = null;
        nextFaults.clear();
        return this;
    }

    public ModelCard card() {
        return card;
    }

    public String digestWhenLoaded() {
        var other = otherDigest;
        return other == null ? card.digest() : other;
    }

    public Knobs knobs() {
        return knobs;
    }

    /** The fault the next request meets, or null. */
    public @Nullable Fault takeFault() {
        Fault once = nextFaults.poll();
        return once == null ? fault : once;
    }

    /** What is said to the request: as scripted, unless a {@code format} forbids it, as a grammar would. */
    public Reply reply(ChatRequest request) {
        JsonNode format = request.format();
        if (format == null || !knobs.honoursFormat()) {
            return scripted(request, null).orElse(UNSCRIPTED);
        }
        JsonSchema schema = JsonSchema.of(format);
        return scripted(request, schema).orElseGet(() -> Reply.text(schema.sample(knobs.random())));
    }

    private Optional<Reply> scripted(ChatRequest request, @Nullable JsonSchema schema) {
        return sources.stream()
                .flatMap(source -> source.matching(request).stream())
                .flatMap(replies -> replies.next(reply -> schema == null || schema.accepts(reply.text())).stream())
                .findFirst();
    }
}
