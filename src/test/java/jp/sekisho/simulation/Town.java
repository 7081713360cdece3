package jp.sekisho.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import jp.sekisho.api.wire.AddressWire;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.NameWire;
import jp.sekisho.api.wire.SubjectWire;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.Residents;

/// The truth: who lives in the town at each extract. It compares nothing, since it knows what each record was made
/// from.
final class Town {
    static final int PEOPLE = 20;

    /// One of these stands in every value of every person, and nowhere else.
    static final List<String> MARKS = List.of("4242424242", "4242424243", "翠", "ミドリ", "ﾐﾄﾞﾘ", "鶴賀緑町", "1943-01-");

    private static final String[] FAMILIES = {
        "小林", "佐藤", "鈴木", "高橋", "田中", "渡辺", "伊藤", "山本", "中村", "加藤",
        "吉田", "山田", "松本", "井上", "木村", "清水", "林", "池田", "阿部", "森"
    };
    private static final String[] FAMILIES_KANA = {
        "コバヤシ", "サトウ", "スズキ", "タカハシ", "タナカ", "ワタナベ", "イトウ", "ヤマモト", "ナカムラ", "カトウ",
        "ヨシダ", "ヤマダ", "マツモト", "イノウエ", "キムラ", "シミズ", "ハヤシ", "イケダ", "アベ", "モリ"
    };
    private static final String[] GIVEN = {"翠子", "翠花", "翠江", "翠代", "翠美", "翠香", "翠枝", "翠恵", "翠音", "翠穂"};
    private static final String[] GIVEN_KANA = {"コ", "カ", "エ", "ヨ", "ミ", "コウ", "シ", "ケイ", "ネ", "ホ"};
    private static final IndividualNumber[] NUMBERS = IntStream.range(0, PEOPLE)
            .mapToObj(person -> Residents.number(42_424_242_420L + person))
            .toArray(IndividualNumber[]::new);

    /// How a number stands in an extract.
    enum Standing {
        RESIDENT,
        ABSENT,
        AMBIGUOUS,
        SUPERSEDED,
        DECEASED,
        PROTECTED
    }

    /// One number in one extract.
    ///
    /// @param version how often the person has moved
    record Entry(Standing standing, int version) {}

    /// One extract, whole.
    record State(Extract extract, Entry[] entries) {
        /// Whether a record with this number that was made from this person must pass.
        boolean bears(Sent sent) {
            Entry entry = entries[sent.number];
            return entry.standing == Standing.RESIDENT && sent.number == sent.person && sent.version == entry.version;
        }

        RegistryAnswer answer(IndividualNumber number) {
            int person = Arrays.asList(NUMBERS).indexOf(number);
            return switch (entries[person].standing) {
                case ABSENT -> new RegistryAnswer.NotFound(extract);
                case AMBIGUOUS -> new RegistryAnswer.Ambiguous(extract);
                case RESIDENT, SUPERSEDED, DECEASED, PROTECTED ->
                    new RegistryAnswer.Found(resident(person, entries[person]), extract);
            };
        }

        /// Somebody else than the one who has the number.
        Resident other(IndividualNumber number) {
            int person = (Arrays.asList(NUMBERS).indexOf(number) + 1) % PEOPLE;
            return resident(person, entries[person]);
        }

        /// As a file.
        byte[] file(String source) {
            StringBuilder lines = new StringBuilder("{\"snapshot\":{\"asOf\":\"")
                    .append(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(extract.asOf()))
                    .append("\",\"coverage\":\"NATIONAL\",\"source\":\"")
                    .append(source)
                    .append("\"}}\n");
            int residents = 0;
            for (int person = 0; person < PEOPLE; person++) {
                switch (entries[person].standing) {
                    case ABSENT -> {}
                    case AMBIGUOUS -> {
                        lines.append(line(person, entries[person])).append(line(person, entries[person]));
                        residents += 2;
                    }
                    case RESIDENT, SUPERSEDED, DECEASED, PROTECTED -> {
                        lines.append(line(person, entries[person]));
                        residents++;
                    }
                }
            }
            lines.append("{\"end\":{\"residents\":").append(residents).append("}}\n");
            return lines.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    /// A record as a business system holds it.
    ///
    /// @param number whose number it holds
    /// @param person whose data it holds, of which version
    record Sent(CheckRequest wire, int number, int person, int version) {}

    private final SplittableRandom chance;
    private final List<State> states = new ArrayList<>();
    private State latest;
    private OffsetDateTime newest;

    Town(SplittableRandom chance, OffsetDateTime asOf) {
        this.chance = chance;
        Entry[] entries = new Entry[PEOPLE];
        Arrays.fill(entries, new Entry(Standing.RESIDENT, 0));
        for (int i = 0; i < 3; i++) {
            change(entries);
        }
        latest = state(asOf, entries);
        newest = asOf;
        states.add(latest);
    }

    private static State state(OffsetDateTime asOf, Entry[] entries) {
        return new State(new Extract(asOf, Extract.Coverage.NATIONAL, "simulated"), entries);
    }

    State latest() {
        return latest;
    }

    /// Whether the latest state must be dated anew, since one that shrank is dated after it.
    boolean overtaken() {
        return newest.isAfter(latest.extract.asOf());
    }

    /// The latest state under another date.
    State latestDated(OffsetDateTime asOf) {
        State dated = state(apart(asOf), latest.entries);
        states.add(dated);
        return dated;
    }

    /// No two extracts of one moment.
    private OffsetDateTime apart(OffsetDateTime asOf) {
        return asOf.plusNanos(1_000_000L * states.size());
    }

    /// The latest state with a small part of the people only.
    State shrunk(OffsetDateTime asOf) {
        Entry[] few = latest.entries.clone();
        Arrays.fill(few, PEOPLE / 4, PEOPLE, new Entry(Standing.ABSENT, 0));
        State shrunk = state(apart(asOf), few);
        // A start takes it, since nothing is in use that it could shrink against: what comes next is newer.
        newest = shrunk.extract.asOf();
        states.add(shrunk);
        return shrunk;
    }

    /// The state that an extract tells of; it is one of ours or a defect.
    int indexOf(Extract extract) {
        return IntStream.range(0, states.size())
                .filter(i -> states.get(i).extract.equals(extract))
                .findFirst()
                .orElse(-1);
    }

    State get(int index) {
        return states.get(index);
    }

    int size() {
        return states.size();
    }

    /// The town some time later.
    State next(OffsetDateTime now) {
        Entry[] entries = latest.entries.clone();
        for (int i = chance.nextInt(1, 4); i > 0; i--) {
            change(entries);
        }
        OffsetDateTime after = newest.plusSeconds(1);
        newest = now.isAfter(after) ? now : after;
        latest = state(newest, entries);
        states.add(latest);
        return latest;
    }

    /// Who moves in stays a resident: most people always are.
    private void change(Entry[] entries) {
        int person = chance.nextInt(PEOPLE);
        Entry before = entries[person];
        Standing standing = before.standing != Standing.RESIDENT || chance.nextInt(3) > 0
                ? Standing.RESIDENT
                : Standing.values()[chance.nextInt(Standing.values().length)];
        entries[person] = new Entry(standing, before.version + 1);
    }

    /// A record, right or wrong; of somebody of whom the latest extract says that they live there, or of anybody.
    Sent record(String procedure, String reference) {
        int person = chance.nextInt(PEOPLE);
        int version = latest.entries[person].version;
        return switch (chance.nextInt(10)) {
            case 0 -> sent(procedure, reference, (person + chance.nextInt(1, PEOPLE)) % PEOPLE, person, version);
            case 1, 2 -> sent(procedure, reference, person, person, Math.max(0, version - 1));
            default -> sent(procedure, reference, person, person, version);
        };
    }

    /// A record that the latest extract bears out.
    Sent right(String procedure, String reference) {
        int person = 0;
        while (latest.entries[person].standing != Standing.RESIDENT) {
            person++;
        }
        return sent(procedure, reference, person, person, latest.entries[person].version);
    }

    private Sent sent(String procedure, String reference, int number, int person, int version) {
        boolean otherwise = chance.nextBoolean();
        String kana = kana(person, version);
        SubjectWire subject = new SubjectWire(
                digits(number),
                new NameWire(kanji(person, version), otherwise ? kana.replace("ミドリ", "ﾐﾄﾞﾘ") : kana, null, null, null),
                "1943-01-%02d".formatted(1 + person),
                SubjectWire.SexCode.FEMALE,
                new AddressWire(null, address(person, version, otherwise), null));
        return new Sent(
                new CheckRequest(
                        procedure,
                        reference,
                        null,
                        chance.nextInt(8) == 0 ? null : "D" + reference,
                        null,
                        subject,
                        null),
                number,
                person,
                version);
    }

    private static String digits(int person) {
        return "%012d".formatted(NUMBERS[person].disclose());
    }

    private static String kanji(int person, int version) {
        return FAMILIES[(person + version / 2 * 7) % PEOPLE] + "　" + GIVEN[person % GIVEN.length];
    }

    private static String kana(int person, int version) {
        return FAMILIES_KANA[(person + version / 2 * 7) % PEOPLE] + "　ミドリ" + GIVEN_KANA[person % GIVEN.length];
    }

    private static String address(int person, int version, boolean otherwise) {
        int lot = 100 * (1 + person) + version;
        return otherwise ? "長野市鶴賀緑町" + lot : "長野県長野市大字鶴賀緑町" + lot + "番地";
    }

    private static Resident resident(int person, Entry entry) {
        return new Resident(
                NUMBERS[person],
                entry.standing == Standing.SUPERSEDED
                        ? Resident.NumberStatus.SUPERSEDED
                        : Resident.NumberStatus.CURRENT,
                entry.standing == Standing.DECEASED ? Resident.Status.DECEASED : Resident.Status.ACTIVE,
                PersonName.of(kanji(person, entry.version), kana(person, entry.version)),
                new BirthDateEntry.Day(1943, 1, 1 + person),
                Sex.FEMALE,
                new Address("", address(person, entry.version, false), ""),
                List.of(),
                List.of(),
                entry.standing == Standing.PROTECTED);
    }

    private static String line(int person, Entry entry) {
        return "{\"individualNumber\":\"" + digits(person) + "\",\"numberStatus\":\""
                + (entry.standing == Standing.SUPERSEDED ? "SUPERSEDED" : "CURRENT") + "\",\"status\":\""
                + (entry.standing == Standing.DECEASED ? "DECEASED" : "ACTIVE") + "\",\"name\":{\"kanji\":\""
                + kanji(person, entry.version) + "\",\"kana\":\"" + kana(person, entry.version)
                + "\"},\"birthDate\":\"" + "1943-01-%02d".formatted(1 + person)
                + "\",\"sex\":\"2\",\"address\":{\"text\":\""
                + address(person, entry.version, false) + "\"},\"addressProtected\":"
                + (entry.standing == Standing.PROTECTED) + "}\n";
    }

    /// How old an extract may be.
    static final Duration MAX_AGE = Duration.ofDays(2);
}
