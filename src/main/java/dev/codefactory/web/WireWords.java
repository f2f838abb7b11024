package dev.codefactory.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads an enum in a query parameter by the word its {@code toString()} writes, as JSON bodies do. */
@Component
class WireWords implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverterFactory(new WordToEnum());
    }

    @SuppressWarnings("rawtypes") // Enum<?> is no bound a converter factory can have
    private static final class WordToEnum implements ConverterFactory<String, Enum> {

        @Override
        public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
            return word -> Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.toString().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("must be one of " + words(type)));
        }

        private static String words(Class<?> type) {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        }
    }
}
