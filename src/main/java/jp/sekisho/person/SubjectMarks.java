package jp.sekisho.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Marks by which different records for one number are counted: 64 bits of SHA-256 under a key, 24 of them for the
/// number, which about six thousand numbers share, and the rest for the values. Whoever makes them keeps key and
/// marks to itself. Not safe for several threads.
public final class SubjectMarks {
    private static final int NUMBER_BITS = 24;
    private static final int VALUE_BITS = Long.SIZE - NUMBER_BITS;

    private final byte[] key;
    private final MessageDigest digest;

    /// @param key drawn by chance, 256 bits
    public SubjectMarks(byte[] key) {
        this.key = key.clone();
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// The mark of a record; never 0.
    ///
    /// @param scope within which numbers are counted
    public long of(String scope, IndividualNumber number, Subject subject) {
        digest.update(key);
        add(scope);
        add(number.disclose());
        long ofNumber = finished();
        PersonName name = subject.name();
        Address address = subject.address();
        digest.update(key);
        add(ofNumber);
        add(name.kanji());
        add(name.kana());
        add(name.roman());
        add(name.alias());
        add(name.aliasKana());
        add(text(subject.birthDate()));
        add(subject.sex().name());
        add(address.municipalityCode());
        add(address.text());
        add(address.building());
        return ofNumber >>> VALUE_BITS << VALUE_BITS | finished() >>> NUMBER_BITS | 1;
    }

    /// Whether two marks were made for one number. Two numbers have the same once in sixteen million.
    public static boolean sameNumber(long mark, long other) {
        return mark >>> VALUE_BITS == other >>> VALUE_BITS;
    }

    private static String text(BirthDateEntry birthDate) {
        return switch (birthDate) {
            case BirthDateEntry.Day(int year, int month, int day) -> year + "-" + month + "-" + day;
            case BirthDateEntry.NoSuchDay(int year, int month, int day) -> year + "-" + month + "-" + day;
            case BirthDateEntry.Month(int year, int month) -> year + "-" + month;
            case BirthDateEntry.Year(int year) -> Integer.toString(year);
            case BirthDateEntry.Lunisolar(String folded) -> folded;
            case BirthDateEntry.Unknown _ -> "unknown";
            case BirthDateEntry.Unreadable _ -> "unreadable";
            case BirthDateEntry.Absent _ -> "";
        };
    }

    /// With its length before it, so that no two records read alike.
    private void add(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        add(bytes.length);
        digest.update(bytes);
    }

    private void add(long value) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, value));
    }

    private long finished() {
        return ByteBuffer.wrap(digest.digest()).getLong();
    }
}
