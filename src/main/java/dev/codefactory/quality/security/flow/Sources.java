package dev.codefactory.quality.security.flow;

import java.util.regex.Pattern;

/**
 * Where values from outside enter programs of one language.
 *
 * @param expressions names of expressions, such as {@code request.args}
 * @param parameters declarations of parameters, such as {@code @RequestParam String name}
 * @param handlers what stands before functions whose parameters a framework fills from requests
 */
public record Sources(Pattern expressions, Pattern parameters, Pattern handlers) {}
