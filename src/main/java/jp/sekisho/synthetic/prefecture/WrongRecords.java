package jp.sekisho.synthetic.prefecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.synthetic.Chance;
import jp.sekisho.synthetic.OldForms;
import jp.sekisho.synthetic.Population;
import jp.sekisho.synthetic.SyntheticResident;
import jp.sekisho.synthetic.Writing;
import jp.sekisho.synthetic.prefecture.Plan.Batch;
import jp.sekisho.synthetic.prefecture.Plan.WrongLink;

/// Composes the records of wrong links, each with the neighbouring records that it needs.
///
/// Both people of a wrong link have Japanese names that differ in the given name and its reading, or are namesakes who
/// differ in birth date and municipality: nobody could take such a pair for one person, so that the truth about them is
/// beyond doubt.
final class WrongRecords {
    /// Of a thousand household members' numbers, where the procedure is for everybody: a parent's for a child.
    private static final int OF_A_PARENT = 667;

    private static final int LEAST_YEARS_BETWEEN_GENERATIONS = 18;

    private final Population people;
    private final Subjects subjects;
    private final Chance chance;

    WrongRecords(Population people, Subjects subjects, Chance chance) {
        this.people = people;
        this.subjects = subjects;
        this.chance = chance;
    }

    /// Records that must stay together, in their order.
    List<List<ComposedRecord>> compose(Batch batch) {
        List<List<ComposedRecord>> blocks = new ArrayList<>();
        List<WrongLink> shifted = new ArrayList<>();
        for (WrongLink link : batch.wrongLinks()) {
            switch (link.kind()) {
                case ROW_SHIFT -> shifted.add(link);
                case NEXT_APPLICANT -> {
                    List<ComposedRecord> pile = pile(List.of(link), batch.procedure());
                    blocks.add(chance.perMille(500) ? pile : pile.reversed());
                }
                case HOUSEHOLD_MEMBER, NAMESAKE, SAME_BIRTHDAY, TWIN, TYPED_DIGIT, PERSON_FIELDS ->
                    blocks.add(List.of(alone(link, batch.procedure())));
                case PLAIN, NOTATION, FORMER_ADDRESS, UNKNOWN_ADDRESS, PLACEHOLDER, INVALID_BIRTH_DATE, DECEASED ->
                    throw new IllegalArgumentException("no wrong link");
            }
        }
        if (!shifted.isEmpty()) {
            blocks.add(pile(shifted, batch.procedure()));
        }
        return blocks;
    }

    /// Each line carries the number of the line behind; the last one is good.
    private List<ComposedRecord> pile(List<WrongLink> links, InspectedProcedure procedure) {
        List<Integer> pile = new ArrayList<>();
        pile.add(subjects.draw(procedure.subjectOftenMinor(), place -> isJapanese(subjects.resident(place))));
        List<ComposedRecord> lines = new ArrayList<>();
        for (WrongLink link : links) {
            SyntheticResident subject = subjects.resident(pile.getLast());
            int next = subjects.draw(
                    procedure.subjectOftenMinor(), place -> clearlyDiffer(subject, subjects.resident(place)));
            lines.add(
                    wrong(link, pile.getLast(), subject, subjects.resident(next).individualNumber()));
            pile.add(next);
        }
        lines.add(ComposedRecord.good(pile.getLast(), subjects.resident(pile.getLast())));
        return lines;
    }

    private ComposedRecord alone(WrongLink link, InspectedProcedure procedure) {
        boolean minor = procedure.subjectOftenMinor()
                || (link.kind() == RecordClass.HOUSEHOLD_MEMBER && chance.perMille(OF_A_PARENT));
        int place =
                subjects.draw(minor, candidate -> other(link.kind(), candidate).isPresent());
        SyntheticResident subject = subjects.resident(place);
        if (link.kind() == RecordClass.TYPED_DIGIT) {
            return wrong(link, place, subject, mistyped(subject.individualNumber()));
        }
        SyntheticResident other = other(link.kind(), place).orElseThrow();
        if (link.kind() == RecordClass.PERSON_FIELDS) {
            // They share the address.
            Writing writing = Writing.of(other)
                    .individualNumber(subject.individualNumber())
                    .sex(subject.sex());
            return new ComposedRecord(place, writing, subject.individualNumber(), link.kind(), link.cause());
        }
        return wrong(link, place, subject, other.individualNumber());
    }

    private static ComposedRecord wrong(WrongLink link, int place, SyntheticResident subject, String number) {
        String onForm = link.cause() == Cause.APPLICATION_FORM ? number : subject.individualNumber();
        return new ComposedRecord(
                place, Writing.of(subject).individualNumber(number), onForm, link.kind(), link.cause());
    }

    /// The person whom the subject is mistaken for; for a typing error, who needs nobody, the subject.
    private Optional<SyntheticResident> other(RecordClass kind, int place) {
        SyntheticResident subject = subjects.resident(place);
        if (!isJapanese(subject)) {
            return Optional.empty();
        }
        return switch (kind) {
            case HOUSEHOLD_MEMBER, PERSON_FIELDS -> inHousehold(subject, place);
            case TWIN ->
                people.householdOf(place).members().stream()
                        .filter(member -> Subjects.isEligible(member)
                                && member.birthDate().equals(subject.birthDate())
                                && givenNamesDiffer(member, subject))
                        .findFirst();
            case NAMESAKE ->
                subjects.find(resident -> resident.name().equals(subject.name())
                        && !resident.birthDate().equals(subject.birthDate())
                        && !resident.address()
                                .municipalityCode()
                                .equals(subject.address().municipalityCode())
                        && !resident.addressProtected()
                        && Subjects.isEligible(resident));
            case SAME_BIRTHDAY ->
                subjects.find(resident -> resident.birthDate().equals(subject.birthDate())
                        && resident.sex() == subject.sex()
                        && isJapanese(resident)
                        && givenNamesDiffer(resident, subject)
                        && !resident.name()
                                .family()
                                .kana()
                                .equals(subject.name().family().kana())
                        && Subjects.isEligible(resident));
            case TYPED_DIGIT -> Optional.of(subject);
            case NEXT_APPLICANT, ROW_SHIFT ->
                throw new IllegalArgumentException("the other one stands on the next line");
            case PLAIN, NOTATION, FORMER_ADDRESS, UNKNOWN_ADDRESS, PLACEHOLDER, INVALID_BIRTH_DATE, DECEASED ->
                throw new IllegalArgumentException("no wrong link");
        };
    }

    /// A parent where there is one, else anybody.
    private Optional<SyntheticResident> inHousehold(SyntheticResident subject, int place) {
        List<SyntheticResident> members = people.householdOf(place).members().stream()
                .filter(member -> Subjects.isEligible(member) && clearlyDiffer(member, subject))
                .toList();
        return members.stream()
                .filter(member -> member.birthDate()
                        .plusYears(LEAST_YEARS_BETWEEN_GENERATIONS)
                        .isBefore(subject.birthDate()))
                .findFirst()
                .or(() -> members.stream().findFirst());
    }

    /// One digit wrong, and nobody's number.
    private String mistyped(String number) {
        String typed;
        do {
            int place = chance.below(number.length());
            int digit = (number.charAt(place) - '0' + chance.between(1, 9)) % 10;
            typed = number.substring(0, place) + digit + number.substring(place + 1);
        } while (isIssued(typed));
        return typed;
    }

    private boolean isIssued(String number) {
        return NumberEntry.parse(number) instanceof IndividualNumber
                && subjects.find(resident -> resident.individualNumber().equals(number))
                        .isPresent();
    }

    private static boolean isJapanese(SyntheticResident resident) {
        return !resident.name().foreign();
    }

    private static boolean clearlyDiffer(SyntheticResident one, SyntheticResident other) {
        return isJapanese(one)
                && isJapanese(other)
                && !one.birthDate().equals(other.birthDate())
                && givenNamesDiffer(one, other);
    }

    private static boolean givenNamesDiffer(SyntheticResident one, SyntheticResident other) {
        String kanji = OldForms.modernise(one.name().given().kanji());
        return !kanji.equals(OldForms.modernise(other.name().given().kanji()))
                && !one.name().given().kana().equals(other.name().given().kana());
    }
}
