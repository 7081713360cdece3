package jp.sekisho.check;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.matching.Outcome;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry.BirthDate;
import jp.sekisho.person.BirthDateEntry.Day;
import jp.sekisho.person.BirthDateEntry.Lunisolar;
import jp.sekisho.person.BirthDateEntry.Month;
import jp.sekisho.person.BirthDateEntry.NoSuchDay;
import jp.sekisho.person.BirthDateEntry.Unknown;
import jp.sekisho.person.BirthDateEntry.Year;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.policy.Field;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.Resident;

/// A decision with what the registry holds where the record differs from it: for the person who has to tell which
/// side is right, on the operator's own machine.
///
/// The registry's side is there only where the rest shows that it is this person's: at least two of name, birth date
/// and address agree, and nothing suggests that the number is another's. A part of the name is there only where the
/// other part agrees, or the family name alone contradicts, or its two halves stand crosswise: twins live at one
/// address and were born on one day. Of an entry that is withheld there is nothing, whatever the reason.
///
/// @param differing the fields to look at, whether or not the registry's side is there
/// @param registry the registry's side, as text
public record BothSides(Decision decision, Set<Field> differing, Map<Field, String> registry) {
    private static final Set<Outcome> READING_AGREES =
            EnumSet.of(Outcome.EXACT, Outcome.EQUIVALENT, Outcome.VARIANT, Outcome.HISTORICAL);
    private static final Set<Outcome> LETTERS_AGREE = EnumSet.of(Outcome.EXACT, Outcome.EQUIVALENT);

    static BothSides of(Gate.Checked checked, Optional<RegistryAnswer> answer) {
        Decision decision = checked.decision();
        Set<Field> differing = EnumSet.noneOf(Field.class);
        Map<Field, String> registry = new EnumMap<>(Field.class);
        if (decision instanceof Decision.Block block && !block.isWithheld()) {
            differing.addAll(differing(block));
            if (answer.orElse(null) instanceof RegistryAnswer.Found(Resident resident, var _)
                    && block.knowsThePerson()
                    && !block.suspectedWrongLink()
                    && !resident.addressProtected()) {
                differing.stream()
                        .filter(field -> isTheirs(field, block))
                        .forEach(field -> registry.put(field, text(field, resident)));
            }
        }
        return new BothSides(decision, Collections.unmodifiableSet(differing), Collections.unmodifiableMap(registry));
    }

    /// What contradicts, and what a reason names. What the record does not hold cannot differ.
    private static Set<Field> differing(Decision.Block block) {
        return Arrays.stream(Field.values())
                .filter(field -> switch (block.outcomes().get(field)) {
                    case MISMATCH -> true;
                    case HISTORICAL, PARTIAL, NOT_COMPARABLE, ABSENT_IN_REGISTRY -> isNamed(field, block);
                    case EXACT, EQUIVALENT, VARIANT, ABSENT_IN_RECORD, NOT_REQUIRED -> false;
                    // Nothing was compared: what the reasons name is wrong by itself. The number is looked up in the
                    // record, and stands in no list.
                    case null -> field != Field.INDIVIDUAL_NUMBER && isNamed(field, block);
                })
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Field.class)));
    }

    private static boolean isNamed(Field field, Decision.Block block) {
        return block.reasons().stream()
                .anyMatch(reason -> reason.field().filter(field::equals).isPresent());
    }

    private static boolean isTheirs(Field field, Decision.Block block) {
        boolean knownName = block.reasons().contains(ReasonCode.FAMILY_NAME_MISMATCH)
                || block.reasons().contains(ReasonCode.NAME_ORDER);
        return switch (field) {
            case NAME_KANJI -> knownName || isOneOf(READING_AGREES, Field.NAME_KANA, block);
            case NAME_KANA -> knownName || isOneOf(LETTERS_AGREE, Field.NAME_KANJI, block);
            case INDIVIDUAL_NUMBER, BIRTH_DATE, SEX, ADDRESS -> true;
        };
    }

    private static boolean isOneOf(Set<Outcome> outcomes, Field field, Decision.Block block) {
        return outcomes.contains(block.outcomes().getOrDefault(field, Outcome.ABSENT_IN_RECORD));
    }

    private static String text(Field field, Resident resident) {
        PersonName name = resident.name();
        return switch (field) {
            case NAME_KANJI -> joined(name.kanji(), name.roman(), name.alias());
            case NAME_KANA -> joined(name.kana(), name.aliasKana());
            case BIRTH_DATE -> text(resident.birthDate());
            case SEX -> text(resident.sex());
            case ADDRESS -> text(resident.address());
            case INDIVIDUAL_NUMBER -> "";
        };
    }

    private static String text(BirthDate date) {
        return switch (date) {
            case Day(int year, int month, int day) -> text(year, month, day);
            case NoSuchDay(int year, int month, int day) -> text(year, month, day);
            case Month(int year, int month) -> text(year, month, 0);
            case Year(int year) -> text(year, 0, 0);
            case Unknown() -> "不詳";
            case Lunisolar(String folded) -> folded;
        };
    }

    private static String text(int year, int month, int day) {
        return String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
    }

    private static String text(Sex sex) {
        return switch (sex) {
            case MALE -> "男";
            case FEMALE -> "女";
            case NOT_HELD -> "";
        };
    }

    private static String text(Address address) {
        return Stream.of(address.text(), address.building())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("　"));
    }

    private static String joined(String... forms) {
        return Arrays.stream(forms).filter(form -> !form.isBlank()).collect(Collectors.joining(" / "));
    }

    @Override
    public String toString() {
        return "BothSides[withheld]";
    }
}
