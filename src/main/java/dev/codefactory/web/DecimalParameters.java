package dev.codefactory.web;

import java.beans.PropertyEditorSupport;
import java.util.function.Function;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** Reads integers in parameters and headers as decimals; Spring would take {@code 0x10} and {@code #10} too. */
@ControllerAdvice
class DecimalParameters {

    @InitBinder
    void readIntegersAsDecimals(WebDataBinder binder) {
        binder.registerCustomEditor(int.class, new Decimal(Integer::valueOf));
        binder.registerCustomEditor(Integer.class, new Decimal(Integer::valueOf));
        binder.registerCustomEditor(long.class, new Decimal(Long::valueOf));
        binder.registerCustomEditor(Long.class, new Decimal(Long::valueOf));
    }

    private static final class Decimal extends PropertyEditorSupport {

        private final Function<String, Number> reader;

        private Decimal(Function<String, Number> reader) {
            this.reader = reader;
        }

        /** An empty parameter counts as one that was left out. */
        @Override
        public void setAsText(String text) {
            setValue(text.isEmpty() ? null : reader.apply(text));
        }
    }
}
