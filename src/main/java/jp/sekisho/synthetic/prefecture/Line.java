package jp.sekisho.synthetic.prefecture;

import jp.sekisho.synthetic.SyntheticResident;
import jp.sekisho.synthetic.Writing;

/// A line in the making.
///
/// @param subject the place of the person in the population
record Line(int subject, Writing writing, String numberOnForm, RecordClass kind, Cause cause) {

    /// What the registry holds.
    static Line good(int subject, SyntheticResident resident) {
        return of(subject, Writing.of(resident), resident.individualNumber(), RecordClass.PLAIN);
    }

    /// A record that is no wrong link.
    static Line of(int subject, Writing writing, String numberOnForm, RecordClass kind) {
        return new Line(subject, writing, numberOnForm, kind, Cause.NONE);
    }

    @Override
    public String toString() {
        return "Line[withheld]";
    }
}
