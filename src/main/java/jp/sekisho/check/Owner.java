package jp.sekisho.check;

import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.Subject;
import jp.sekisho.registry.Resident;

/// Who really has the number of a suspected wrong link. It can only be asked whether a record is about them, so that
/// one stream's records can be related to each other; it never leaves the process.
public final class Owner {
    private final Resident resident;

    Owner(Resident resident) {
        this.resident = resident;
    }

    /// Born on that day: what candidates are looked up by.
    public BirthDateEntry birthDate() {
        return resident.birthDate();
    }

    /// Whether name and birth date of a record are this person's. The address is left out: it says least, and may be
    /// old.
    public boolean is(Subject subject) {
        Findings findings = SubjectComparator.compare(subject, resident, false, FormerMunicipalities.NONE);
        return findings.name().kanji().accepts()
                && findings.name().kana().outcome() != Outcome.MISMATCH
                && findings.birthDate().accepts();
    }

    @Override
    public String toString() {
        return "Owner[withheld]";
    }
}
