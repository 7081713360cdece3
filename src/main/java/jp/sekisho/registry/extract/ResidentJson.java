package jp.sekisho.registry.extract;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jp.sekisho.characters.DeclaredCodes;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.BirthDateEntry.BirthDate;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.registry.FaultCode;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.Resident.PreviousAddress;
import jp.sekisho.registry.Resident.PreviousName;

/// A resident as a JSON object: a line of an extract or of a file of changes, or a part of a gateway's answer. Values
/// are judged when the object around them has ended.
public final class ResidentJson {
    static final String REMOVED = "removed";

    private static final List<String> RESIDENT = List.of(
            "individualNumber",
            "numberStatus",
            "status",
            "name",
            "birthDate",
            "sex",
            "address",
            "previousNames",
            "previousAddresses",
            "addressProtected",
            "snapshot");
    private static final List<String> NAME = List.of("kanji", "kana", "roman", "alias", "aliasKana", "kanaSource");
    private static final List<String> PREVIOUS_NAME = List.of("kanji", "kana", "roman", "alias", "aliasKana", "until");
    private static final List<String> ADDRESS = List.of("municipalityCode", "text", "building");
    private static final List<String> PREVIOUS_ADDRESS = List.of("municipalityCode", "text", "building", "until");

    private final StrictJson json;
    private final DeclaredCodes codes;

    private ResidentJson(StrictJson json, DeclaredCodes codes) {
        this.json = json;
        this.codes = codes;
    }

    /// @param codes in which the resident is written
    static Resident resident(
            char[] characters, int length, long number, DeclaredCodes codes, Consumer<Fault> unknownProperties) {
        return StrictJson.line(
                characters, length, number, unknownProperties, json -> new ResidentJson(json, codes).resident());
    }

    /// The object at which a reader stands, for messages that hold what the lines of a snapshot hold.
    public static Resident resident(StrictJson json, DeclaredCodes codes) throws IOException {
        return new ResidentJson(json, codes).resident();
    }

    /// Whose number nobody has any more.
    static IndividualNumber removed(char[] characters, int length, long number, Consumer<Fault> unknownProperties) {
        return StrictJson.line(
                characters,
                length,
                number,
                unknownProperties,
                json -> new ResidentJson(json, DeclaredCodes.NONE).removed());
    }

    private IndividualNumber removed() throws IOException {
        json.startObjectWith(REMOVED);
        return switch (NumberEntry.parse(json.text())) {
            case IndividualNumber valid -> {
                json.endObject();
                yield valid;
            }
            case NumberEntry.WrongFormat _ -> throw json.refusedHere(FaultCode.NUMBER_FORMAT);
            case NumberEntry.WrongCheckDigit _ -> throw json.refusedHere(FaultCode.NUMBER_CHECK_DIGIT);
        };
    }

    private Resident resident() throws IOException {
        json.startObject();
        JsonProperties resident = new JsonProperties(RESIDENT);
        Optional<PersonName> name = Optional.empty();
        Resident.KanaSource kanaSource = Resident.KanaSource.UNKNOWN;
        Optional<Address> address = Optional.empty();
        List<PreviousName> previousNames = List.of();
        List<PreviousAddress> previousAddresses = List.of();
        boolean addressProtected = false;
        for (int next = json.nextHeld(resident); next != StrictJson.END; next = json.nextHeld(resident)) {
            switch (json.property()) {
                case "name" -> {
                    JsonProperties held = json.texts(NAME);
                    name = Optional.of(presentName(held));
                    kanaSource = kanaSource(held.text("kanaSource", "UNKNOWN"));
                }
                case "address" -> address = Optional.of(address(json.texts(ADDRESS)));
                case "previousNames" -> previousNames = json.list(this::previousName);
                case "previousAddresses" -> previousAddresses = json.list(this::previousAddress);
                case "addressProtected" -> addressProtected = json.flag();
                case "snapshot" -> throw json.refusedHere(FaultCode.HEADER_REPEATED);
                default -> resident.hold(next, json.text());
            }
        }
        Resident.Status status = status(resident.text("status", "ACTIVE"));
        // A register that has closed for somebody need not hold where they are now.
        if (status == Resident.Status.ACTIVE && address.isEmpty()) {
            throw json.refused("address", FaultCode.MISSING);
        }
        if (status == Resident.Status.ACTIVE
                && address.orElse(Address.ABSENT).text().isBlank()) {
            throw json.refused("address/text", FaultCode.MISSING);
        }
        return new Resident(
                individualNumber(json.required(resident, "individualNumber")),
                numberStatus(resident.text("numberStatus", "CURRENT")),
                status,
                name.orElseThrow(() -> json.refused("name", FaultCode.MISSING)),
                kanaSource,
                birthDate(json.required(resident, "birthDate")),
                sex(json.required(resident, "sex")),
                address.orElse(Address.ABSENT),
                previousNames,
                previousAddresses,
                addressProtected);
    }

    private PersonName presentName(JsonProperties held) {
        PersonName name = name(held);
        if (name.kanji().isBlank() && name.roman().isBlank()) {
            throw json.refused("kanji", FaultCode.MISSING);
        }
        return name;
    }

    /// A form of the name may have changed alone, so any form will do.
    private PreviousName previousName() throws IOException {
        JsonProperties held = json.texts(PREVIOUS_NAME);
        PersonName name = name(held);
        if ((name.kanji() + name.kana() + name.roman() + name.alias() + name.aliasKana()).isBlank()) {
            throw json.refused("kanji", FaultCode.MISSING);
        }
        return new PreviousName(name, until(held));
    }

    private PreviousAddress previousAddress() throws IOException {
        JsonProperties held = json.texts(PREVIOUS_ADDRESS);
        json.required(held, "text");
        return new PreviousAddress(address(held), until(held));
    }

    private PersonName name(JsonProperties held) {
        return codes.name(new PersonName(
                held.text("kanji", ""),
                held.text("kana", ""),
                held.text("roman", ""),
                held.text("alias", ""),
                held.text("aliasKana", "")));
    }

    private Address address(JsonProperties held) {
        return codes.address(
                new Address(held.text("municipalityCode", ""), held.text("text", ""), held.text("building", "")));
    }

    private IndividualNumber individualNumber(String text) {
        return switch (NumberEntry.parse(text)) {
            case IndividualNumber valid -> valid;
            case NumberEntry.WrongFormat _ -> throw json.refused("individualNumber", FaultCode.NUMBER_FORMAT);
            case NumberEntry.WrongCheckDigit _ -> throw json.refused("individualNumber", FaultCode.NUMBER_CHECK_DIGIT);
        };
    }

    private BirthDate birthDate(String text) {
        return switch (codes.birthDate(text)) {
            case BirthDate date -> date;
            case BirthDateEntry.Absent _ -> throw json.refused("birthDate", FaultCode.MISSING);
            case BirthDateEntry.Unreadable _ -> throw json.refused("birthDate", FaultCode.BIRTH_DATE_INVALID);
        };
    }

    private Resident.KanaSource kanaSource(String text) {
        return switch (text) {
            case "UNKNOWN" -> Resident.KanaSource.UNKNOWN;
            case "OFFICIAL" -> Resident.KanaSource.OFFICIAL;
            case "NOTIFIED" -> Resident.KanaSource.NOTIFIED;
            case "FOREIGN" -> Resident.KanaSource.FOREIGN;
            default -> throw json.refused("kanaSource", FaultCode.UNKNOWN_VALUE);
        };
    }

    private Sex sex(String text) {
        return switch (text) {
            case "1" -> Sex.MALE;
            case "2" -> Sex.FEMALE;
            case "0", "9" -> Sex.NOT_HELD;
            default -> throw json.refused("sex", FaultCode.UNKNOWN_VALUE);
        };
    }

    private Resident.Status status(String text) {
        return switch (text) {
            case "ACTIVE" -> Resident.Status.ACTIVE;
            case "DECEASED" -> Resident.Status.DECEASED;
            case "REMOVED" -> Resident.Status.REMOVED;
            case "ABROAD" -> Resident.Status.ABROAD;
            default -> throw json.refused("status", FaultCode.UNKNOWN_VALUE);
        };
    }

    private Resident.NumberStatus numberStatus(String text) {
        return switch (text) {
            case "CURRENT" -> Resident.NumberStatus.CURRENT;
            case "SUPERSEDED" -> Resident.NumberStatus.SUPERSEDED;
            default -> throw json.refused("numberStatus", FaultCode.UNKNOWN_VALUE);
        };
    }

    private Optional<LocalDate> until(JsonProperties held) {
        if (!held.holds("until")) {
            return Optional.empty();
        }
        String text = held.text("until", "");
        // A year of more digits with a sign would be a date to java.time.
        if (text.length() != "YYYY-MM-DD".length()) {
            throw json.refused("until", FaultCode.DATE_INVALID);
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            throw json.refused("until", FaultCode.DATE_INVALID);
        }
    }
}
