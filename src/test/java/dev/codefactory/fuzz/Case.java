package dev.codefactory.fuzz;

import java.util.Set;

/**
 * One thing to send.
 *
 * @param operation what it is about, such as {@code POST /api/v1/generate}
 * @param what how it differs from a valid request
 * @param request one character for each byte
 * @param statuses those the document names
 */
record Case(String operation, String what, String request, Expected expected, Set<Integer> statuses) {

    Case(ApiOperation operation, String what, Message request, Expected expected) {
        this(operation.name(), what, request.text(), expected, operation.statuses());
    }
}
