package jp.sekisho.practice;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;

/// A scene's number, made of its name: it stays what it is when other scenes come, and nobody has to hand
/// numbers out.
final class MagicNumber {
    private static final long NINE_DIGITS = 1_000_000_000L;

    private MagicNumber() {}

    /// `99`, nine digits of the name's CRC-32, and the check digit that follows from them.
    static String of(String name) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(US_ASCII));
        String digits = String.format(Locale.ROOT, "99%09d", crc.getValue() % NINE_DIGITS);
        return IntStream.range(0, 10)
                .mapToObj(checkDigit -> digits + checkDigit)
                .filter(number -> NumberEntry.parse(number) instanceof IndividualNumber)
                .findFirst()
                .orElseThrow();
    }
}
