package jp.sekisho.synthetic.prefecture;

import jp.sekisho.synthetic.Writing;

/// A record as a business system holds it, with the truth about it.
///
/// @param destinationKey 団体内統合宛名番号, one a person
/// @param numberOnForm the Individual Number on the application form (申請書); empty where no form was sent
public record SyntheticRecord(
        String recordRef,
        String procedure,
        String destinationKey,
        Writing writing,
        String numberOnForm,
        RecordClass kind,
        Cause cause) {
    @Override
    public String toString() {
        return "SyntheticRecord[withheld]";
    }
}
