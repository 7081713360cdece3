package jp.sekisho.stream.workbook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import jp.sekisho.stream.InflatedTooFar;
import jp.sekisho.stream.StreamTooLong;

/// A part's XML, read forward, element by element: as plain as programs write it, and no more of it in memory
/// than a tag or a text. What could grow beyond that is refused: declarations and entities, comments, depth,
/// thousands of names.
final class PlainXml implements AutoCloseable {
    private static final int MOST_NAMES = 1_000;
    private static final String DEEPEST = "64";
    private static final String UNLIMITED = "0";
    private static final XMLInputFactory FACTORY = factory();

    private final InputStream part;
    private final XMLStreamReader xml;
    private final Set<String> names = new HashSet<>();

    PlainXml(InputStream part) throws IOException {
        this.part = part;
        try {
            // Of characters: whatever encoding the part says it is in, it is read as it was looked through.
            this.xml = FACTORY.createXMLStreamReader(new InputStreamReader(
                    new Sober(part),
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)));
        } catch (XMLStreamException e) {
            throw refusal(e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty("jdk.xml.maxElementDepth", DEEPEST);
        // There are no entities; these limits add up the references to characters of a whole part.
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", UNLIMITED);
        factory.setProperty("jdk.xml.totalEntitySizeLimit", UNLIMITED);
        return factory;
    }

    /// Moves behind the next tag that opens or closes an element.
    ///
    /// @return whether there is one
    boolean next() throws IOException {
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    remember();
                }
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw refusal(e);
        }
    }

    /// The parser keeps every name that it has seen.
    private void remember() throws NoWorkbook {
        names.add(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            names.add(xml.getAttributeLocalName(i));
        }
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            names.add(xml.getNamespacePrefix(i) + " " + xml.getNamespaceURI(i));
        }
        if (names.size() > MOST_NAMES) {
            throw new NoWorkbook();
        }
    }

    boolean opens(String element) {
        return xml.isStartElement() && xml.getLocalName().equals(element);
    }

    boolean closes(String element) {
        return xml.isEndElement() && xml.getLocalName().equals(element);
    }

    /// Whatever its prefix.
    Optional<String> attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return Optional.of(xml.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /// The text up to the end of the present element, which holds no other.
    String text() throws IOException {
        try {
            return xml.getElementText();
        } catch (XMLStreamException e) {
            throw refusal(e);
        }
    }

    @Override
    public void close() throws IOException {
        part.close();
    }

    /// A parser's exception quotes what it read.
    private static IOException refusal(XMLStreamException e) {
        return switch (e.getNestedException()) {
            case StreamTooLong tooLong -> tooLong;
            case InflatedTooFar tooFar -> tooFar;
            case null, default -> new NoWorkbook();
        };
    }

    /// Looks the bytes through before a parser that keeps what it reads until it is whole.
    private static final class Sober extends FilterInputStream {
        /// Bytes between two tags' beginnings: more than the longest text of a cell, 32,767 characters.
        private static final int LONGEST = 1 << 18;

        private boolean open;
        private boolean begun;
        private int run;

        Sober(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, length);
            for (int i = offset; i < offset + read; i++) {
                // The XML declaration may stand at the beginning, and nothing else that is no element.
                if (open && (into[i] == '!' || into[i] == '?' && begun)) {
                    throw new NoWorkbook();
                }
                begun |= open;
                open = into[i] == '<';
                run = open ? 0 : run + 1;
                if (run > LONGEST) {
                    throw new NoWorkbook();
                }
            }
            return read;
        }
    }
}
