package dev.codefactory.web.error;

import static jakarta.servlet.RequestDispatcher.ERROR_EXCEPTION;
import static jakarta.servlet.RequestDispatcher.ERROR_STATUS_CODE;

import dev.codefactory.web.ProblemWriter;
import dev.codefactory.web.Problems;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the servlet container forwards failures that no handler answered. */
@Hidden
@RestController
class ErrorPage implements ErrorController {

    private final ProblemWriter problems;

    ErrorPage(ProblemWriter problems) {
        this.problems = problems;
    }

    /** Writes the problem itself, because a returned one would be subject to the Accept header that may be what is wrong. */
    @RequestMapping("${spring.web.error.path:/error}")
    void problem(
            @Nullable @RequestAttribute(name = ERROR_STATUS_CODE, required = false) Integer status,
            @Nullable @RequestAttribute(name = ERROR_EXCEPTION, required = false) Exception cause,
            HttpServletResponse response)
            throws Exception {
        if (cause instanceof EOFException) {
            problems.write(Problems.invalid("body", "ends before its Content-Length is reached"), response);
            return;
        }
        if (cause != null) {
            throw cause; // what a filter threw is answered as if a controller had
        }
        var code = status == null ? HttpStatus.NOT_FOUND : HttpStatusCode.valueOf(status);
        problems.write(StatusProblems.of(code), response);
    }
}
