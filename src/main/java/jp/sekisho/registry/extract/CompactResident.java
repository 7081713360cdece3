package jp.sekisho.registry.extract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.BirthDateEntry.BirthDate;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.Resident.PreviousAddress;
import jp.sekisho.registry.Resident.PreviousName;

/// A resident as bytes, without the number by which they are found: the fields in a fixed order, texts as UTF-8
/// behind their length, a date as an int of year, month and day. Objects would take several times the room,
/// JSON several times the time.
public final class CompactResident {
    // A value is written as its place in these lists. Databases hold them: what is new is added at the end.
    private static final List<Resident.NumberStatus> NUMBER_STATUSES =
            List.of(Resident.NumberStatus.CURRENT, Resident.NumberStatus.SUPERSEDED);
    private static final List<Resident.Status> STATUSES =
            List.of(Resident.Status.ACTIVE, Resident.Status.DECEASED, Resident.Status.REMOVED, Resident.Status.ABROAD);
    private static final List<Resident.KanaSource> KANA_SOURCES = List.of(
            Resident.KanaSource.UNKNOWN,
            Resident.KanaSource.OFFICIAL,
            Resident.KanaSource.NOTIFIED,
            Resident.KanaSource.FOREIGN);
    private static final int KANA_SOURCE_SHIFT = 4;
    private static final List<Sex> SEXES = List.of(Sex.MALE, Sex.FEMALE, Sex.NOT_HELD);

    /// Not days, so that no packed date is equal to them.
    private static final int NO_DATE = 0;

    private static final int LUNISOLAR = 1;

    private CompactResident() {}

    /// @param to at whose position the resident is written; it has room for what a line of a snapshot holds
    public static void write(Resident resident, ByteBuffer to) {
        // A reader that does not know of the sources finds no status there, and says so.
        to.put((byte) (place(resident.numberStatus(), NUMBER_STATUSES)
                | place(resident.kanaSource(), KANA_SOURCES) << KANA_SOURCE_SHIFT));
        to.put(place(resident.status(), STATUSES));
        to.put(place(resident.sex(), SEXES));
        to.put((byte) (resident.addressProtected() ? 1 : 0));
        writeBirthDate(resident.birthDate(), to);
        writeName(resident.name(), to);
        writeAddress(resident.address(), to);
        writeLength(resident.previousNames().size(), to);
        for (PreviousName previous : resident.previousNames()) {
            writeName(previous.name(), to);
            writeUntil(previous.until(), to);
        }
        writeLength(resident.previousAddresses().size(), to);
        for (PreviousAddress previous : resident.previousAddresses()) {
            writeAddress(previous.address(), to);
            writeUntil(previous.until(), to);
        }
    }

    private static <E> byte place(E value, List<E> values) {
        int place = values.indexOf(value);
        if (place < 0) {
            throw new IllegalStateException("a value without a place");
        }
        return (byte) place;
    }

    /// Reads what [#write] has written, from a buffer that has an array. Of anything else it makes some resident or
    /// some RuntimeException.
    public static Resident read(IndividualNumber number, ByteBuffer from) {
        byte first = from.get();
        Resident.NumberStatus numberStatus = NUMBER_STATUSES.get(first & (1 << KANA_SOURCE_SHIFT) - 1);
        Resident.KanaSource kanaSource = KANA_SOURCES.get(first >> KANA_SOURCE_SHIFT);
        Resident.Status status = STATUSES.get(from.get());
        Sex sex = SEXES.get(from.get());
        boolean addressProtected = from.get() == 1;
        BirthDate birthDate = readBirthDate(from);
        PersonName name = readName(from);
        Address address = readAddress(from);
        List<PreviousName> previousNames = readPreviousNames(from);
        List<PreviousAddress> previousAddresses = readPreviousAddresses(from);
        return new Resident(
                number,
                numberStatus,
                status,
                name,
                kanaSource,
                birthDate,
                sex,
                address,
                previousNames,
                previousAddresses,
                addressProtected);
    }

    private static List<PreviousName> readPreviousNames(ByteBuffer from) {
        int count = readLength(from);
        if (count == 0) {
            return List.of();
        }
        List<PreviousName> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(new PreviousName(readName(from), readUntil(from)));
        }
        return List.copyOf(names);
    }

    private static List<PreviousAddress> readPreviousAddresses(ByteBuffer from) {
        int count = readLength(from);
        if (count == 0) {
            return List.of();
        }
        List<PreviousAddress> addresses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            addresses.add(new PreviousAddress(readAddress(from), readUntil(from)));
        }
        return List.copyOf(addresses);
    }

    private static void writeName(PersonName name, ByteBuffer to) {
        writeText(name.kanji(), to);
        writeText(name.kana(), to);
        writeText(name.roman(), to);
        writeText(name.alias(), to);
        writeText(name.aliasKana(), to);
    }

    private static PersonName readName(ByteBuffer from) {
        return new PersonName(readText(from), readText(from), readText(from), readText(from), readText(from));
    }

    private static void writeAddress(Address address, ByteBuffer to) {
        writeText(address.municipalityCode(), to);
        writeText(address.text(), to);
        writeText(address.building(), to);
    }

    private static Address readAddress(ByteBuffer from) {
        return new Address(readText(from), readText(from), readText(from));
    }

    private static void writeBirthDate(BirthDate date, ByteBuffer to) {
        switch (date) {
            case BirthDateEntry.Day(int year, int month, int day) -> to.putInt(packed(year, month, day));
            case BirthDateEntry.NoSuchDay(int year, int month, int day) -> to.putInt(packed(year, month, day));
            case BirthDateEntry.Month(int year, int month) -> to.putInt(packed(year, month, 0));
            case BirthDateEntry.Year(int year) -> to.putInt(packed(year, 0, 0));
            case BirthDateEntry.Unknown() -> to.putInt(NO_DATE);
            case BirthDateEntry.Lunisolar(String folded) -> {
                to.putInt(LUNISOLAR);
                writeText(folded, to);
            }
        }
    }

    private static BirthDate readBirthDate(ByteBuffer from) {
        int date = from.getInt();
        if (date == NO_DATE) {
            return new BirthDateEntry.Unknown();
        }
        if (date == LUNISOLAR) {
            return new BirthDateEntry.Lunisolar(readText(from));
        }
        if (month(date) == 0) {
            return new BirthDateEntry.Year(year(date));
        }
        if (day(date) == 0) {
            return new BirthDateEntry.Month(year(date), month(date));
        }
        return BirthDateEntry.ofDay(year(date), month(date), day(date));
    }

    private static void writeUntil(Optional<LocalDate> until, ByteBuffer to) {
        to.putInt(until.map(day -> packed(day.getYear(), day.getMonthValue(), day.getDayOfMonth()))
                .orElse(NO_DATE));
    }

    private static Optional<LocalDate> readUntil(ByteBuffer from) {
        int date = from.getInt();
        return date == NO_DATE ? Optional.empty() : Optional.of(LocalDate.of(year(date), month(date), day(date)));
    }

    private static int packed(int year, int month, int day) {
        return (year << 9) | (month << 5) | day;
    }

    private static int year(int packed) {
        return packed >> 9;
    }

    private static int month(int packed) {
        return (packed >> 5) & 15;
    }

    private static int day(int packed) {
        return packed & 31;
    }

    private static void writeText(String text, ByteBuffer to) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        writeLength(utf8.length, to);
        to.put(utf8);
    }

    private static String readText(ByteBuffer from) {
        int length = readLength(from);
        int start = from.position();
        from.position(start + length);
        return length == 0 ? "" : new String(from.array(), from.arrayOffset() + start, length, StandardCharsets.UTF_8);
    }

    /// Seven bits a byte, the lowest first; the sign says that more follow.
    private static void writeLength(int length, ByteBuffer to) {
        int rest = length;
        while (rest > 127) {
            to.put((byte) (rest | 128));
            rest >>>= 7;
        }
        to.put((byte) rest);
    }

    private static int readLength(ByteBuffer from) {
        int length = 0;
        int shift = 0;
        byte next = from.get();
        while (next < 0) {
            length |= (next & 127) << shift;
            shift += 7;
            next = from.get();
        }
        return length | (next << shift);
    }
}
