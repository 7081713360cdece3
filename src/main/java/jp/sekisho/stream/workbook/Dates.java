package jp.sekisho.stream.workbook;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which cells show a number as a day (ECMA-376 part 1, 18.8.30), and which day that is.
final class Dates {
    private static final int LONGEST_FORMAT = 255;
    private static final Set<String> GENERAL = Set.of("General", "GENERAL", "general", "G/標準");
    private static final Pattern STYLE = Pattern.compile("[0-9]{1,6}");
    private static final int MOST_STYLES = 1 << 16;
    private static final LocalDate FROM_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate FROM_1904 = LocalDate.of(1904, 1, 1);
    /// The 29 February 1900, a day that only spreadsheets know.
    private static final int NO_DAY = 60;
    /// 31 December 9999.
    private static final int LAST_DAY = 2_958_465;

    private static final BigDecimal MILLISECONDS = BigDecimal.valueOf(86_400_000);
    /// What a format writes as it stands, and its conditions and colours.
    private static final Pattern PLAIN = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*\\]");

    private final boolean from1904;
    private final BitSet styles = new BitSet();

    Dates(boolean from1904) {
        this.from1904 = from1904;
    }

    /// Reads the styles of the cells.
    void read(PlainXml xml) throws IOException {
        Map<String, Boolean> dates = new HashMap<>();
        boolean cells = false;
        int style = 0;
        while (xml.next()) {
            String format = xml.opens("numFmt") || cells && xml.opens("xf")
                    ? xml.attribute("numFmtId").orElse("0")
                    : "";
            if (xml.opens("numFmt")) {
                dates.put(format, isDate(xml.attribute("formatCode").orElse("")));
            } else if (xml.opens("cellXfs")) {
                cells = true;
            } else if (xml.closes("cellXfs")) {
                cells = false;
            } else if (cells && xml.opens("xf")) {
                styles.set(style++, dates.getOrDefault(format, isDateById(format)));
            }
            if (style > MOST_STYLES || dates.size() > MOST_STYLES) {
                throw new NoWorkbook();
            }
        }
    }

    /// Formats that have no text, those of a Japanese Excel (27 to 36, 50 to 58) included.
    private static boolean isDateById(String format) {
        return switch (format) {
            case "14", "15", "16", "17", "22" -> true;
            default -> format.matches("2[7-9]|3[0-6]|5[0-8]");
        };
    }

    /// Whether a format shows a year or a day. One of hours alone is none.
    private static boolean isDate(String format) {
        if (format.length() > LONGEST_FORMAT) {
            return false;
        }
        String shown = PLAIN.matcher(format).replaceAll("").split(";", 2)[0];
        return !GENERAL.contains(shown) && shown.matches("(?i).*([yd]|e(?![+-])|g).*");
    }

    /// Whether a cell of that style shows its number as a day.
    boolean shows(Optional<String> style) {
        return style.filter(s -> STYLE.matcher(s).matches())
                .filter(s -> styles.get(Integer.parseInt(s)))
                .isPresent();
    }

    /// The day in ISO 8601, with the time where it is another than midnight; empty where the number is no day.
    Optional<String> day(BigDecimal serial) {
        int days = serial.setScale(0, RoundingMode.FLOOR)
                .min(BigDecimal.valueOf(LAST_DAY + 1L))
                .intValue();
        long rest = serial.subtract(BigDecimal.valueOf(days))
                .multiply(MILLISECONDS)
                .setScale(0, RoundingMode.HALF_UP)
                .min(MILLISECONDS)
                .longValue();
        // A second's fraction that calculation left is none: 0.9999999999 of a day is the next one.
        int day = rest == MILLISECONDS.longValue() ? days + 1 : days;
        if (serial.signum() < 0 || day > LAST_DAY || day == 0 && !from1904) {
            return Optional.empty();
        }
        return Optional.of(date(day)
                + (rest % MILLISECONDS.longValue() == 0 ? "" : "T" + LocalTime.ofNanoOfDay(rest * 1_000_000)));
    }

    private String date(int day) {
        if (from1904) {
            return FROM_1904.plusDays(day).toString();
        }
        return day == NO_DAY
                ? "1900-02-29"
                : FROM_1900.plusDays(day < NO_DAY ? day + 1 : day).toString();
    }
}
