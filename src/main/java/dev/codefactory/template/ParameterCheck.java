package dev.codefactory.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of the values given for a template's parameters.
 *
 * @param missing the names of those that must be given and are not
 * @param invalid what is wrong with those that are given
 * @param values those that are given and the defaults of the others
 */
public record ParameterCheck(List<String> missing, List<Invalid> invalid, Map<String, Object> values) {

    /** A value that does not fit. */
    public record Invalid(String name, String message) {}

    public boolean isValid() {
        return missing.isEmpty() && invalid.isEmpty();
    }

    static ParameterCheck of(Template template, Map<String, ? extends @Nullable Object> given) {
        var missing = new ArrayList<String>();
        var invalid = new ArrayList<Invalid>();
        var values = new LinkedHashMap<String, Object>();
        for (var parameter : template.parameters()) {
            var value = Optional.<Object>ofNullable(given.get(parameter.name()))
                    .or(() -> Optional.ofNullable(parameter.defaultValue()));
            if (value.isEmpty()) {
                if (parameter.isMissingWithout()) {
                    missing.add(parameter.name());
                }
            } else {
                parameter
                        .wrongWith(value.get())
                        .ifPresentOrElse(
                                message -> invalid.add(new Invalid(parameter.name(), message)),
                                () -> values.put(parameter.name(), value.get()));
            }
        }
        given.keySet().stream()
                .filter(name -> template.parameters().stream()
                        .noneMatch(known -> known.name().equals(name)))
                .forEach(name -> invalid.add(new Invalid(name, "is no parameter of the template " + template.name())));
        return new ParameterCheck(missing, invalid, values);
    }
}
