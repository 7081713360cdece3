package jp.sekisho.stream.workbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.stream.StreamTooLong;

/// The texts of a workbook that its cells name by their place. All of them are held, since any row may name any: as
/// bytes, up to a bound.
final class SharedStrings {
    /// What the heap needs for each beside its bytes.
    private static final int OVERHEAD = 32;

    private final List<byte[]> texts = new ArrayList<>();

    /// @param room bytes of the heap
    /// @throws StreamTooLong where it has more of them
    static SharedStrings read(PlainXml xml, long room) throws IOException {
        SharedStrings strings = new SharedStrings();
        long left = room;
        while (xml.next()) {
            if (xml.opens("si")) {
                byte[] text = text(xml, "si").getBytes(StandardCharsets.UTF_8);
                left -= OVERHEAD + text.length;
                if (left < 0) {
                    throw new StreamTooLong();
                }
                strings.texts.add(text);
            }
        }
        return strings;
    }

    static SharedStrings none() {
        return new SharedStrings();
    }

    /// The text of an element that may hold runs of other looks (`r`), and readings (`rPh`), which are no part of it.
    static String text(PlainXml xml, String element) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean reading = false;
        while (xml.next() && !xml.closes(element)) {
            if (xml.opens("rPh")) {
                reading = true;
            } else if (xml.closes("rPh")) {
                reading = false;
            } else if (xml.opens("t")) {
                String run = xml.text();
                text.append(reading ? "" : run);
            }
            if (text.length() > Cells.LONGEST_TEXT) {
                throw new NoWorkbook();
            }
        }
        return text.toString();
    }

    /// @throws NoWorkbook where there is none at that place
    String at(String place) throws NoWorkbook {
        try {
            return new String(texts.get(Integer.parseInt(place.strip())), StandardCharsets.UTF_8);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new NoWorkbook();
        }
    }
}
