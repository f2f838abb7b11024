package dev.codefactory.web.strict;

import java.beans.PropertyEditorSupport;
import java.util.function.Function;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Reads integers in parameters and headers as decimals, and what is true or false by these words; Spring would take {@code 0x10} and
 * {@code #10}, {@code on} and {@code 0} too.
 */
@ControllerAdvice
class StrictParameters {

    @InitBinder
    void readStrictly(WebDataBinder binder) {
        binder.registerCustomEditor(int.class, new Strict(Integer::valueOf));
        binder.registerCustomEditor(Integer.class, new Strict(Integer::valueOf));
        binder.registerCustomEditor(long.class, new Strict(Long::valueOf));
        binder.registerCustomEditor(Long.class, new Strict(Long::valueOf));
        binder.registerCustomEditor(boolean.class, new Strict(StrictParameters::truth));
        binder.registerCustomEditor(Boolean.class, new Strict(StrictParameters::truth));
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static final class Strict extends PropertyEditorSupport {

        private final Function<String, ?> reader;

        private Strict(Function<String, ?> reader) {
            this.reader = reader;
        }

        /** An empty parameter counts as one that was left out. */
        @Override
        public void setAsText(String text) {
            setValue(text.isEmpty() ? null : reader.apply(text));
        }
    }
}
