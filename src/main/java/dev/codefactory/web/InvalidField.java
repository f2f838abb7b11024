package dev.codefactory.web;

/**
 * What is wrong with one field of a request.
 *
 * @param field where it is, as the caller wrote it: {@code files[0].path}, a parameter or a header
 * @param message what it must be instead
 */
public record InvalidField(String field, String message) {}
