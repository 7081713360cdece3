package jp.sekisho.practice;

import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.Remedy;

/// What a practice gate does with the answer to a record that bears a scene's number. The record is decided on as any
/// other; a scene takes a PASS away or spoils it on its way out, and never makes one.
public sealed interface Scene {
    /// Unique among the scenes; codes of a BLOCK are scenes by their own name.
    String name();

    /// The Individual Number that calls for it, synthetic, of twelve digits.
    String number();

    /// Whether a careful caller registers the record in the end.
    boolean register();

    /// What the gate does, in Japanese.
    String japanese();

    /// What the gate does, in English.
    String english();

    /// Whether it is played on an inspection, not on a check.
    default boolean onStream() {
        return false;
    }

    /// The record is blocked for this reason; with 503 where the remedy is RETRY.
    record Blocked(ReasonCode reason) implements Scene {
        @Override
        public String name() {
            return reason.name();
        }

        @Override
        public String number() {
            return MagicNumber.of(name());
        }

        @Override
        public boolean register() {
            return false;
        }

        @Override
        public String japanese() {
            return reason.remedy() == Remedy.RETRY ? "毎回503" : "200 BLOCK " + reason.remedy();
        }

        @Override
        public String english() {
            return reason.remedy() == Remedy.RETRY ? "503 each time" : "200 BLOCK " + reason.remedy();
        }
    }

    /// The request is refused with the problem of this name, each time. 401 is left out: whoever practises is let in.
    enum Refused implements Scene {
        INVALID_REQUEST(400),
        FORBIDDEN(403),
        NOT_FOUND(404),
        METHOD_NOT_ALLOWED(405),
        NOT_ACCEPTABLE(406),
        TOO_LARGE(413),
        UNSUPPORTED_MEDIA_TYPE(415),
        UNKNOWN_PROCEDURE(422),
        QUOTA_EXCEEDED(429),
        INTERNAL_ERROR(500);

        private final int status;

        Refused(int status) {
            this.status = status;
        }

        @Override
        public String number() {
            return MagicNumber.of(name());
        }

        @Override
        public boolean register() {
            return false;
        }

        @Override
        public String japanese() {
            return "毎回" + status;
        }

        @Override
        public String english() {
            return status + " each time";
        }
    }

    /// The answer to a resident of the synthetic registry, who passes, and what becomes of it on its way.
    enum Delivery implements Scene {
        PASS("539923029830", true, "PASS、正しい照合済証明", "PASS with a valid attestation"),
        UNAVAILABLE_ONCE("725486347699", true, "一度503、再送するとPASS（交互に繰り返す）", "503 once, then PASS; and so on in turn"),
        UNKNOWN_NOTE("118892803839", true, "PASS、知らない付記（notes）つき", "PASS with a note that no list holds"),
        UNKNOWN_PROPERTY("278473042949", true, "PASS、知らないプロパティつき", "PASS with a property that no schema holds"),

        UNKNOWN_DECISION("654929119711", false, "decisionが知らない値", "a decision that is neither PASS nor BLOCK"),
        DECISION_MISSING("423637954588", false, "decisionがない", "no decision"),
        UNKNOWN_MODE("436464210140", false, "PASS、modeが知らない値", "PASS in an unknown mode"),
        SHADOW("715447674636", false, "PASS、mode SHADOW（証明なし）", "PASS in the mode SHADOW, without an attestation"),
        ATTESTATION_MISSING("439003247270", false, "PASS、照合済証明なし", "PASS without an attestation"),
        ATTESTATION_FORGED("614596886424", false, "PASS、署名の合わない照合済証明", "PASS, the attestation's signature is wrong"),
        ATTESTATION_OF_ANOTHER(
                "870389338022", false, "PASS、この記録のものでない照合済証明", "PASS, the attestation does not fit the record"),
        UNKNOWN_REASON("527894197275", false, "BLOCK、知らない理由コード", "BLOCK for an unknown reason"),
        UNKNOWN_REMEDY("150998810304", false, "BLOCK、知らない対処", "BLOCK with an unknown remedy"),
        UNKNOWN_PROBLEM("149986210478", false, "409、知らない問題コード", "409 with an unknown problem code"),

        CUT("727643602986", false, "PASSの回答が途中で切れる", "the answer PASS is cut in the middle"),
        SILENCE("475221199373", false, "20秒黙って切断", "20 seconds of silence, then the connection ends"),
        REDIRECT("873825255820", false, "307。従うと証明のないPASS", "307; who follows gets a PASS without an attestation"),
        HTML("732037955257", false, "200、JSONでなくHTML", "200 with HTML instead of JSON"),
        EMPTY("135289668325", false, "200、本文なし", "200 without a body"),

        STREAM_COMPLETE("303709903198", true, "自主点検、正しい結びの行", "an inspection with a right trailer"),
        STREAM_WITHOUT_TRAILER("317465176702", false, "自主点検、結びの行なし", "an inspection without its trailer"),
        STREAM_INCOMPLETE(
                "644607156330",
                false,
                "自主点検、結びの行が未完了と言う（署名は正しい）",
                "an inspection whose trailer says incomplete, well signed"),
        STREAM_ALTERED("089047950202", false, "自主点検、結びの行が書き換えられている", "an inspection whose trailer was altered");

        private final String number;
        private final boolean register;
        private final String japanese;
        private final String english;

        Delivery(String number, boolean register, String japanese, String english) {
            this.number = number;
            this.register = register;
            this.japanese = japanese;
            this.english = english;
        }

        @Override
        public String number() {
            return number;
        }

        @Override
        public boolean register() {
            return register;
        }

        @Override
        public String japanese() {
            return japanese;
        }

        @Override
        public String english() {
            return english;
        }

        @Override
        public boolean onStream() {
            return name().startsWith("STREAM_");
        }
    }
}
