package jp.sekisho.synthetic.prefecture;

import jp.sekisho.synthetic.SyntheticResident;
import jp.sekisho.synthetic.Writing;

/// A record in the making.
///
/// @param subject the place of the person in the population
record ComposedRecord(int subject, Writing writing, String numberOnForm, RecordClass kind, Cause cause) {

    /// What the registry holds.
    static ComposedRecord good(int subject, SyntheticResident resident) {
        return of(subject, Writing.of(resident), resident.individualNumber(), RecordClass.PLAIN);
    }

    /// A record that is no wrong link.
    static ComposedRecord of(int subject, Writing writing, String numberOnForm, RecordClass kind) {
        return new ComposedRecord(subject, writing, numberOnForm, kind, Cause.NONE);
    }

    @Override
    public String toString() {
        return "ComposedRecord[withheld]";
    }
}
