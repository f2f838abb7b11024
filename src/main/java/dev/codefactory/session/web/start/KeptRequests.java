package dev.codefactory.session.web.start;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.execution.Sessions;
import dev.codefactory.session.execution.Submission;
import dev.codefactory.session.execution.UnknownDependencyException;
import dev.codefactory.session.intake.IdempotencyConflictException;
import dev.codefactory.session.intake.QueueFullException;
import dev.codefactory.template.TemplateException;
import dev.codefactory.template.Templates;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Requests that are kept to be made later, once or often: each time they are read, checked and accepted as if they came over HTTP now. */
@Service
@NamedInterface("requests")
public class KeptRequests {

    private static final String INVALID = "invalid-request";

    private final Sessions sessions;
    private final Templates templates;
    private final JsonMapper json;
    private final Validator validator;
    private final TransactionTemplate attempt;

    KeptRequests(
            Sessions sessions,
            Templates templates,
            JsonMapper json,
            Validator validator,
            PlatformTransactionManager transactions) {
        this.sessions = sessions;
        this.templates = templates;
        this.json = json;
        this.validator = validator;
        this.attempt = new TransactionTemplate(transactions);
        attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** What there is of a request before it is made. */
    @NamedInterface("requests")
    public sealed interface Prepared {}

    /** What became of a request. */
    @NamedInterface("requests")
    public sealed interface Outcome {}

    /** It can be made. */
    @NamedInterface("requests")
    public record Ready(Submission submission) implements Prepared {}

    /** It is an execution now. */
    @NamedInterface("requests")
    public record Accepted(ExecutionView execution) implements Outcome {}

    /**
     * It is no execution, and nothing else has changed.
     *
     * @param problem the type of the problem that it would be answered with over HTTP
     */
    @NamedInterface("requests")
    public record Refused(String problem, String reason) implements Prepared, Outcome {}

    /**
     * A request that came over HTTP and was found valid, as text to be kept.
     *
     * @throws TemplateException when there is no such template, or it needs something else
     */
    public String keep(Owner owner, GenerateRequest request) {
        request.toDomain(owner, templates);
        return json.writeValueAsString(request);
    }

    /** Reads and checks a request that was kept. That may take its time: it is nothing for a transaction. */
    public Prepared prepare(Owner owner, String kept) {
        try {
            return ready(owner, kept);
        } catch (RuntimeException e) {
            return refused(e);
        }
    }

    /** The same, where whatever refuses it is thrown, as over HTTP. */
    public Ready ready(Owner owner, String kept) {
        var request = json.readValue(kept, GenerateRequest.class);
        var violations = validator.validate(request);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(words(violations), violations);
        }
        return new Ready(request.toDomain(owner, templates));
    }

    /** Makes a request; whatever refuses it is thrown, as over HTTP. */
    public ExecutionView submit(Owner owner, Ready ready) {
        return sessions.submit(owner, ready.submission(), null);
    }

    /**
     * Makes a request as part of the caller's transaction, which goes on when it is refused.
     *
     * @param idempotencyKey the same key with the same request gives the same execution
     */
    public Outcome take(Owner owner, Prepared prepared, String idempotencyKey) {
        return switch (prepared) {
            case Refused refused -> refused;
            case Ready(var submission) -> take(owner, submission, idempotencyKey);
        };
    }

    private Outcome take(Owner owner, Submission submission, String idempotencyKey) {
        try {
            return attempt.execute(_ -> new Accepted(sessions.submit(owner, submission, idempotencyKey)));
        } catch (RuntimeException e) {
            return refused(e);
        }
    }

    /** What refuses a request, as a value; what is no refusal is thrown again. */
    private static Refused refused(RuntimeException e) {
        return switch (e) {
            case QueueFullException _ -> new Refused("queue-full", message(e));
            case IdempotencyConflictException _ -> new Refused("idempotency-key-reused", message(e));
            case TemplateException.NotFound _ -> new Refused("template-not-found", message(e));
            case TemplateException.Refused refused -> new Refused(refused.type(), message(e));
            case UnknownDependencyException unknown ->
                new Refused(INVALID, "depends_on[%d] %s".formatted(unknown.index(), message(e)));
            case TemplateException _, ConstraintViolationException _ -> new Refused(INVALID, message(e));
            case JacksonException unreadable -> new Refused(INVALID, unreadable.getOriginalMessage());
            default -> throw e;
        };
    }

    private static String message(RuntimeException e) {
        return String.valueOf(e.getMessage());
    }

    private static String words(Set<ConstraintViolation<GenerateRequest>> violations) {
        return violations.stream()
                .map(violation -> field(violation) + " " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
    }

    /** As it is on the wire. */
    private static String field(ConstraintViolation<?> violation) {
        var path = violation.getPropertyPath().toString();
        return path.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
