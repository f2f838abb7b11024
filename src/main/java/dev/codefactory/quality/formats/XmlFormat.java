package dev.codefactory.quality.formats;

import java.io.StringReader;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/** XML, read without what it refers to. */
final class XmlFormat implements Format {

    private static final Set<String> EXTENSIONS = Set.of("xml", "xsd", "xsl", "svg", "wsdl", "xhtml", "fxml");

    @Override
    public String id() {
        return "xml";
    }

    @Override
    public boolean reads(String path) {
        return EXTENSIONS.contains(path.substring(path.lastIndexOf('.') + 1));
    }

    @Override
    public List<Flaw> flaws(String path, String text) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            var reader = factory.createXMLStreamReader(new StringReader(text.strip()));
            while (reader.hasNext()) {
                reader.next();
            }
            return List.of();
        } catch (XMLStreamException wrong) {
            // Entities that the document type declares are not known here.
            var certain = !text.contains("<!DOCTYPE");
            var line = wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNumber();
            var message = String.valueOf(wrong.getMessage()).replaceAll("(?s).*Message: ", "");
            return List.of(new Flaw(Math.max(line, 0), message, certain));
        }
    }
}
