package jp.sekisho.command;

import jp.sekisho.attestation.Refusal;

/// What a refusal means, in Japanese and in English.
record RefusalText(String ja, String en) {
    static RefusalText of(Refusal refusal) {
        return switch (refusal) {
            case MALFORMED -> new RefusalText("形式が違うか、途中で壊れています。", "It is damaged, or of another form.");
            case WRONG_ALGORITHM ->
                new RefusalText("署名の方式が違います。この関所のものではありません。", "Signed in another way. It is not of this gate.");
            case WRONG_TYPE ->
                new RefusalText("別の種類の署名です（解除は証明ではありません）。", "It says something else; a release is no attestation.");
            case UNKNOWN_KEY -> new RefusalText("署名の鍵が鍵の一覧にありません。", "The key that signed is in none of the key sets.");
            case BAD_SIGNATURE -> new RefusalText("署名が合いません。", "The signature does not fit.");
            case OTHER_ISSUER -> new RefusalText("別の関所のものです。", "Issued by another gate.");
            case NOT_YET_VALID -> new RefusalText("まだ有効になっていません。時計を確かめてください。", "Not in force yet. Look at the clocks.");
            case EXPIRED -> new RefusalText("期限が切れています。照合し直してください。", "It has expired. Check the record again.");
            case OTHER_AUDIENCE -> new RefusalText("別のシステム宛てです。", "Meant for another system.");
            case OTHER_PROCEDURE -> new RefusalText("別の事務のものです。", "Issued for another procedure.");
            case POLICY_WITHDRAWN ->
                new RefusalText(
                        "取り消された方針による判定です。照合し直してください。",
                        "Decided by a policy that was withdrawn. Check the record again.");
            case OTHER_DESTINATION -> new RefusalText("別の宛名番号のものです。", "Issued for another destination key.");
            case OTHER_RECORD ->
                new RefusalText(
                        "別の登録内容のものか、あとで変更されています。", "Issued for another content, or the content was edited afterwards.");
        };
    }
}
