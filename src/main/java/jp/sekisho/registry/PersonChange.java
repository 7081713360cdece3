package jp.sekisho.registry;

import java.util.EnumSet;
import java.util.Set;
import jp.sekisho.registry.RegistryAnswer.Found;
import jp.sekisho.registry.RegistryAnswer.NotFound;

/// In what a person differs between two states of the registry, so that records under their number must be looked at
/// again.
public enum PersonChange {
    /// The number has an owner now.
    CAME,
    /// The registry no longer holds the number.
    GONE,
    /// A new number was given in its place.
    NUMBER_REPLACED,
    DIED,
    BACK_TO_LIFE,
    /// Another status: removed ex officio, abroad, back.
    STATUS,
    MOVED,
    NAME,
    /// The reading of the name alone.
    READING,
    BIRTH_DATE,
    SEX,
    /// An earlier name or address, or where the reading comes from: records may agree with these too.
    EARLIER,
    /// The address came under protection (支援措置), or out of it.
    PROTECTED,
    /// The entry cannot be used now, or could not before: whether the person changed cannot be told.
    ENTRY;

    /// In what these two answers to one number differ; empty where it is the same person as before.
    public static Set<PersonChange> between(RegistryAnswer before, RegistryAnswer after) {
        if (before instanceof Found(var old, var _) && after instanceof Found(var now, var _)) {
            return between(old, now);
        }
        if (before instanceof NotFound) {
            return after instanceof NotFound ? EnumSet.noneOf(PersonChange.class) : EnumSet.of(CAME);
        }
        return EnumSet.of(after instanceof NotFound ? GONE : ENTRY);
    }

    private static Set<PersonChange> between(Resident before, Resident after) {
        Set<PersonChange> changes = EnumSet.noneOf(PersonChange.class);
        if (before.numberStatus() != after.numberStatus()) {
            changes.add(NUMBER_REPLACED);
        }
        if (before.status() != after.status()) {
            changes.add(status(before.status(), after.status()));
        }
        if (!before.address().equals(after.address())) {
            changes.add(MOVED);
        }
        if (!before.name().equals(after.name())) {
            boolean written = before.name().kanji().equals(after.name().kanji())
                    && before.name().roman().equals(after.name().roman())
                    && before.name().alias().equals(after.name().alias());
            changes.add(written ? READING : NAME);
        }
        if (!before.birthDate().equals(after.birthDate())) {
            changes.add(BIRTH_DATE);
        }
        if (before.sex() != after.sex()) {
            changes.add(SEX);
        }
        if (!before.previousNames().equals(after.previousNames())
                || !before.previousAddresses().equals(after.previousAddresses())
                || before.kanaSource() != after.kanaSource()) {
            changes.add(EARLIER);
        }
        if (before.addressProtected() != after.addressProtected()) {
            changes.add(PROTECTED);
        }
        return changes;
    }

    private static PersonChange status(Resident.Status before, Resident.Status after) {
        if (after == Resident.Status.DECEASED) {
            return DIED;
        }
        return before == Resident.Status.DECEASED ? BACK_TO_LIFE : STATUS;
    }
}
