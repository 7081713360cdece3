package jp.sekisho.synthetic.prefecture;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.synthetic.Chance;
import jp.sekisho.synthetic.Lot;
import jp.sekisho.synthetic.SyntheticAddress;
import jp.sekisho.synthetic.SyntheticResident;
import jp.sekisho.synthetic.Writing;

/// Composes the records that carry the right number: most of them as the registry holds the person, a few with data
/// that have grown old or were never right.
final class GoodRecords {
    private static final List<String> PLACEHOLDERS = List.of("〓", "●", "\uE000", "\uE123");
    private static final List<String> NO_REAL_DAYS = List.of("-02-30", "/04/31", "-13-01", "0931");

    /// Forms sent with a record, in a thousand.
    private static final int WITH_FORM = 900;

    private final Subjects subjects;
    private final Settings.Rates rates;
    private final Chance chance;
    /// Who moved before has no record any more that still holds the former address.
    private final LocalDate movedSince;
    /// Of those who moved since then.
    private final int formerAddress;

    GoodRecords(Subjects subjects, Settings.Rates rates, Chance chance, LocalDate asOf) {
        this.subjects = subjects;
        this.rates = rates;
        this.chance = chance;
        movedSince = asOf.minusYears(4);
        long moved = subjects.share(this::hasMoved);
        formerAddress = moved == 0 ? 0 : (int) Math.min(1_000_000, rates.formerAddress() * 1_000_000L / moved);
    }

    ComposedRecord next(InspectedProcedure procedure) {
        Optional<Integer> deceased = chance.perMillion(rates.deceased()) ? subjects.drawDeceased() : Optional.empty();
        if (deceased.isPresent()) {
            return line(deceased.get(), RecordClass.DECEASED);
        }
        int subject = subjects.draw(procedure);
        SyntheticResident resident = subjects.resident(subject);
        if (chance.perMillion(rates.invalidBirthDate())) {
            return line(subject, RecordClass.INVALID_BIRTH_DATE);
        }
        if (chance.perMillion(rates.placeholder()) && !resident.name().foreign()) {
            return line(subject, RecordClass.PLACEHOLDER);
        }
        if (chance.perMillion(rates.unknownAddress())) {
            return line(subject, RecordClass.UNKNOWN_ADDRESS);
        }
        if (hasMoved(resident) && chance.perMillion(formerAddress)) {
            return line(subject, RecordClass.FORMER_ADDRESS);
        }
        return line(subject, RecordClass.PLAIN);
    }

    private boolean hasMoved(SyntheticResident resident) {
        return !resident.previousAddresses().isEmpty()
                && resident.previousAddresses().getFirst().until().isAfter(movedSince);
    }

    private ComposedRecord line(int subject, RecordClass kind) {
        SyntheticResident resident = subjects.resident(subject);
        String numberOnForm = chance.perMille(WITH_FORM) ? resident.individualNumber() : "";
        return ComposedRecord.of(subject, writing(resident, kind), numberOnForm, kind);
    }

    private Writing writing(SyntheticResident resident, RecordClass kind) {
        Writing plain = Writing.of(resident);
        return switch (kind) {
            case PLAIN, DECEASED -> plain;
            case FORMER_ADDRESS ->
                plain.address(resident.previousAddresses().getFirst().address());
            case UNKNOWN_ADDRESS -> plain.address(elsewhere(resident));
            case PLACEHOLDER -> plain.kanji(withPlaceholder(resident.name().kanji()));
            case INVALID_BIRTH_DATE -> plain.birthDate(resident.birthDate().getYear() + chance.oneOf(NO_REAL_DAYS));
            case NOTATION,
                    HOUSEHOLD_MEMBER,
                    NEXT_APPLICANT,
                    NAMESAKE,
                    SAME_BIRTHDAY,
                    TWIN,
                    TYPED_DIGIT,
                    ROW_SHIFT,
                    PERSON_FIELDS -> throw new IllegalArgumentException("not made here");
        };
    }

    /// Another number in the same town, or a home in another town; never one that the registry knows of.
    private SyntheticAddress elsewhere(SyntheticResident resident) {
        SyntheticAddress home = resident.address();
        if (chance.perMille(500)) {
            Lot lot = home.lot();
            SyntheticAddress near = new SyntheticAddress(
                    home.municipalityCode(),
                    home.municipality(),
                    home.section(),
                    home.town(),
                    new Lot(lot.chome(), lot.number() + chance.between(1, 50), lot.branch(), lot.block()),
                    home.building());
            if (isUnknown(near, resident)) {
                return near;
            }
        }
        return subjects.find(
                        other -> !other.address().town().equals(home.town()) && isUnknown(other.address(), resident))
                .orElseThrow()
                .address();
    }

    private static boolean isUnknown(SyntheticAddress address, SyntheticResident resident) {
        return resident.previousAddresses().stream()
                .noneMatch(previous -> previous.address().text().equals(address.text()));
    }

    private String withPlaceholder(String kanji) {
        int[] characters = kanji.codePoints().toArray();
        int place;
        do {
            place = chance.below(characters.length);
        } while (characters[place] == '　');
        characters[place] = chance.oneOf(PLACEHOLDERS).codePointAt(0);
        return new String(characters, 0, characters.length);
    }
}
