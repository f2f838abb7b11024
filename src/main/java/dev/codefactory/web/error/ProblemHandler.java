package dev.codefactory.web.error;

import dev.codefactory.web.InvalidField;
import dev.codefactory.web.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Answers every failure no feature answers itself; it names the caller's mistake and says nothing of ours. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    private final UnreadableJson unreadableJson;
    private final Wording wording;

    ProblemHandler(JsonMapper json) {
        this.unreadableJson = new UnreadableJson(json);
        this.wording = new Wording(json);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception e) {
        var reference = UUID.randomUUID();
        log.error("Request failed, reference {}", reference, e);
        var detail = "The service failed; its log has the cause under reference %s.".formatted(reference);
        return ResponseEntity.internalServerError()
                .body(Problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", detail));
    }

    /** Tomcat decodes parameters only when they are asked for, which is too late for it to refuse the request itself. */
    @ExceptionHandler
    ProblemDetail undecodableParameter(InvalidParameterException e) {
        return Problems.invalid("query", "must be percent-encoded UTF-8");
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class,
        // A connection that is lost inside a transaction cannot be rolled back any more either.
        TransactionSystemException.class
    })
    ResponseEntity<ProblemDetail> databaseUnavailable(Exception e) {
        log.warn("Database unavailable: {}", e.getMessage());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "database-unavailable",
                        "The database does not answer at the moment; try again in a few seconds."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = e.getCause() instanceof JacksonException json
                ? unreadableJson.problem(json)
                : Problems.invalid("body", "is missing");
        return answer(e, problem, headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(e, Problems.invalid(invalidFields(e.getAllErrors())), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) {
            throw e;
        }
        var errors = new ArrayList<InvalidField>();
        e.getBeanResults().forEach(result -> errors.addAll(invalidFields(result.getAllErrors())));
        e.getValueResults().forEach(result -> {
            var name = String.valueOf(result.getMethodParameter().getParameterName());
            result.getResolvableErrors()
                    .forEach(error ->
                            errors.add(new InvalidField(Wording.field(name), message(error.getDefaultMessage()))));
        });
        return answer(e, Problems.invalid(errors), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var name = e instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : e.getPropertyName();
        var problem = Problems.invalid(name == null ? "request" : name, wording.requirement(e.getRequiredType()));
        return answer(e, problem, headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(e, Problems.invalid(e.getParameterName(), "is missing"), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var field = e instanceof MissingRequestHeaderException header ? header.getHeaderName() : "request";
        return answer(e, Problems.invalid(field, "is missing"), headers, request);
    }

    /** Gives Spring's own problems a type of ours and words that do not come from inside the framework. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var ours = body instanceof ProblemDetail problem && problem.getType() != null && !isBlank(problem);
        return super.createResponseEntity(ours ? body : StatusProblems.of(status), headers, status, request);
    }

    private static boolean isBlank(ProblemDetail problem) {
        return "about:blank".equals(String.valueOf(problem.getType()));
    }

    private @Nullable ResponseEntity<Object> answer(
            Exception e, ProblemDetail problem, HttpHeaders headers, WebRequest request) {
        return handleExceptionInternal(e, problem, headers, HttpStatusCode.valueOf(problem.getStatus()), request);
    }

    private static List<InvalidField> invalidFields(List<? extends ObjectError> errors) {
        return errors.stream()
                .map(error -> {
                    var field = error instanceof FieldError fieldError ? Wording.field(fieldError.getField()) : "body";
                    return new InvalidField(field, message(error.getDefaultMessage()));
                })
                .toList();
    }

    private static String message(@Nullable String message) {
        return message == null ? "is not acceptable" : message;
    }
}
