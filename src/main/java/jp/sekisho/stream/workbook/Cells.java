package jp.sekisho.stream.workbook;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a cell of a sheet says, as text.
final class Cells {
    /// Characters, as Excel has it.
    static final int LONGEST_TEXT = 32_767;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?");
    /// A control character, or the underscore of what would look like one (ECMA-376 part 1, 22.9.2.19).
    private static final Pattern ESCAPED = Pattern.compile("_x(00[01][0-9A-Fa-f]|005[Ff])_");

    private final SharedStrings strings;
    private final Dates dates;

    Cells(SharedStrings strings, Dates dates) {
        this.strings = strings;
        this.dates = dates;
    }

    /// Reads the cell whose opening tag was read, to its end.
    ///
    /// @return empty where it says that it has no value: an error, or a formula that nobody has calculated
    Optional<String> read(PlainXml xml) throws IOException {
        String type = xml.attribute("t").orElse("n");
        Optional<String> style = xml.attribute("s");
        String value = "";
        boolean formula = false;
        while (xml.next() && !xml.closes("c")) {
            if (xml.opens("v")) {
                value = xml.text();
            } else if (xml.opens("is")) {
                value = SharedStrings.text(xml, "is");
            } else if (xml.opens("f")) {
                formula = true;
            }
        }
        if (value.length() > LONGEST_TEXT) {
            throw new NoWorkbook();
        }
        if (value.isEmpty()) {
            return formula && !type.equals("str") ? Optional.empty() : Optional.of("");
        }
        return switch (type) {
            case "s" -> Optional.of(unescaped(strings.at(value)));
            case "str", "inlineStr" -> Optional.of(unescaped(value));
            case "b" -> Optional.of(value.strip().equals("1") ? "TRUE" : "FALSE");
            case "d" -> Optional.of(value);
            case "n" -> Optional.of(number(value.strip(), style));
            default -> Optional.empty();
        };
    }

    /// All digits of a number, whatever its format shows of them; a day where it shows one.
    private String number(String value, Optional<String> style) {
        if (!NUMBER.matcher(value).matches()) {
            return value;
        }
        BigDecimal number = new BigDecimal(value);
        return Optional.of(number)
                .filter(_ -> dates.shows(style))
                .flatMap(dates::day)
                .orElseGet(() ->
                        number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    }

    private static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text).replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)))
                : text;
    }
}
