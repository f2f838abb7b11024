package dev.codefactory.project.web;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;

import dev.codefactory.project.ProjectException;
import dev.codefactory.project.ProjectGraph;
import dev.codefactory.web.Problems;
import java.util.List;
import java.util.UUID;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How the refusals of projects, elements and tasks read over HTTP. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProjectProblems {

    /** A node as problems show it. */
    record NamedNode(UUID id, ProjectGraph.Kind kind, String name) {}

    @ExceptionHandler
    ProblemDetail refused(ProjectException e) {
        return switch (e) {
            case ProjectException.NotFound missing -> problem(e, NOT_FOUND, missing.kind() + "-not-found");
            case ProjectException.Archived _ -> problem(e, CONFLICT, "project-archived");
            case ProjectException.Stale _ -> problem(e, PRECONDITION_FAILED, "changed-meanwhile");
            case ProjectException.ImpossibleStatus _ -> problem(e, CONFLICT, "impossible-status");
            case ProjectException.BadDependency bad ->
                with(problem(e, BAD_REQUEST, "bad-dependency"), "dependency", bad.dependency());
            case ProjectException.Cycle cycle ->
                with(problem(e, CONFLICT, "dependency-cycle"), "cycle", nodes(cycle.path()));
            case ProjectException.StillNeeded needed ->
                with(problem(e, CONFLICT, "still-needed"), "needed_by", nodes(needed.dependents()));
        };
    }

    private static List<NamedNode> nodes(List<ProjectGraph.Node> nodes) {
        return nodes.stream()
                .map(node -> new NamedNode(node.id(), node.kind(), node.name()))
                .toList();
    }

    private static ProblemDetail problem(ProjectException e, HttpStatus status, String type) {
        return Problems.of(status, type, String.valueOf(e.getMessage()));
    }

    private static ProblemDetail with(ProblemDetail problem, String name, Object value) {
        problem.setProperty(name, value);
        return problem;
    }
}
