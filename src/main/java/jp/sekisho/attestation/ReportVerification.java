package jp.sekisho.attestation;

/// The verdict on a report with all its lines.
public sealed interface ReportVerification {
    /// Every line was read and answered, and all answers are as the gate wrote them.
    record Complete(ReportClaims claims) implements ReportVerification {}

    /// The answers are as the gate wrote them, and the gate says that they are not all: never clean.
    record Incomplete(ReportClaims claims) implements ReportVerification {}

    /// The trailer is the gate's; the lines before it are not those that it ends.
    record OtherLines(ReportClaims claims) implements ReportVerification {}

    /// The last line is no trailer of this gate.
    record Refused(Refusal reason) implements ReportVerification {}
}
