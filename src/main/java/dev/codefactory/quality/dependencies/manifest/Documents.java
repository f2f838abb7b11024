package dev.codefactory.quality.dependencies.manifest;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.toml.TomlMapper;

/** Reads JSON, TOML and XML that a model may have written. */
final class Documents {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TomlMapper TOML = new TomlMapper();

    private Documents() {}

    static JsonNode json(String text) throws UnreadableManifestException {
        return read(JSON, text, "JSON");
    }

    static JsonNode toml(String text) throws UnreadableManifestException {
        return read(TOML, text, "TOML");
    }

    private static JsonNode read(ObjectMapper mapper, String text, String format) throws UnreadableManifestException {
        try {
            return mapper.readTree(text);
        } catch (JacksonException broken) {
            throw new UnreadableManifestException("it is no " + format + ": " + broken.getOriginalMessage(), broken);
        }
    }

    /** Without document types, so that nothing is read from elsewhere and nothing grows. */
    static Element xml(String text) throws UnreadableManifestException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // the usual one prints
            return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
        } catch (SAXException broken) {
            throw new UnreadableManifestException("it is no XML: " + broken.getMessage(), broken);
        } catch (ParserConfigurationException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
