package dev.codefactory.project.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Documents metadata as the object it is; springdoc takes Jackson 3's nodes, as well as raw JSON, for strings. */
@Component
class MetadataSchema implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        document.getComponents().getSchemas().values().forEach(MetadataSchema::correct);
    }

    private static void correct(Schema<?> owner) {
        @Nullable Map<String, Schema<?>> properties = propertiesOf(owner);
        if (properties != null && properties.containsKey("metadata")) {
            var metadata = properties.get("metadata");
            metadata.setType(null);
            metadata.setTypes(Set.of("object"));
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the library declares the values of this map raw
    private static @Nullable Map<String, Schema<?>> propertiesOf(Schema<?> owner) {
        return (Map) owner.getProperties();
    }
}
