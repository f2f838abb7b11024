package dev.codefactory.web.error;

import dev.codefactory.web.ProblemWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** Answers what Tomcat refuses before the application sees it, such as a malformed request line, with a problem instead of HTML. */
class ProblemReportValve extends ErrorReportValve {

    private static final Set<HttpStatusCode> AT_FAULT_THEMSELVES =
            Set.of(HttpStatus.NOT_IMPLEMENTED, HttpStatus.HTTP_VERSION_NOT_SUPPORTED);

    private final ProblemWriter problems;

    ProblemReportValve(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            problems.write(StatusProblems.of(status(response)), response);
            response.finishResponse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tomcat says 501 and 505 of requests that are at fault themselves: unknown methods and versions of HTTP. */
    private static HttpStatusCode status(Response response) {
        var status = HttpStatusCode.valueOf(response.getStatus());
        return AT_FAULT_THEMSELVES.contains(status) ? HttpStatus.BAD_REQUEST : status;
    }
}
