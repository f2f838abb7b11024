package dev.codefactory.quality.coverage;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Opens XML that comes from strangers: no document types, no entities, nothing fetched. */
public final class SafeXml {

    /** More than any honest report has. */
    private static final int MAX_CHARACTERS = 4 << 20;

    private SafeXml() {}

    public static XMLStreamReader read(String xml) throws XMLStreamException {
        if (xml.length() > MAX_CHARACTERS) {
            throw new XMLStreamException("larger than " + MAX_CHARACTERS + " characters");
        }
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new StringReader(xml));
    }
}
