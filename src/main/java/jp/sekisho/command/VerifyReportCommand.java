package jp.sekisho.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import jp.sekisho.attestation.AnsweredReport;
import jp.sekisho.attestation.Refusal;
import jp.sekisho.attestation.ReportClaims;
import jp.sekisho.attestation.ReportVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Holds the answer to an inspection or a reconciliation against the signature in its trailer.
@Command(
        name = "verify-report",
        description = {
            "Verifies the answer to an inspection or a reconciliation: the trailer's signature, and that the lines before it",
            "are those that were answered. Ends with 0 where the report is complete and as it was answered, 1 where it is",
            "not, 2 where it could not be verified.",
            "自主点検または突き合わせの回答（全行）を、最終行の署名で検証します。0は完了かつ改変なし、1はそれ以外、2は検証できなかったことを示します。"
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class VerifyReportCommand implements Callable<Integer> {
    private static final int NOT_VALID = 1;
    private static final int NOT_VERIFIED = 2;

    @Parameters(
            paramLabel = "FILE",
            description = "The answer's lines (NDJSON), byte for byte, the trailer at the end.")
    private Path file = Path.of("");

    @Mixin
    private TrustedGate gate = new TrustedGate();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (InputStream answer = Files.newInputStream(file)) {
            // A report is kept: no clock is asked.
            ReportVerification verification =
                    gate.verifier(Clock.systemUTC(), Duration.ZERO, _ -> true).verify(AnsweredReport.read(answer));
            return switch (verification) {
                case ReportVerification.Complete(ReportClaims claims) -> {
                    out.println("完了、改変なし: " + claims.lines() + " 行、" + claims.issuedAt());
                    out.println("complete and as it was answered: " + claims.lines() + " lines, " + claims.issuedAt());
                    yield 0;
                }
                case ReportVerification.Incomplete(ReportClaims claims) -> {
                    out.println("未完了: 改変はありませんが、" + claims.lines() + " 行で終わっています。点検済みとはいえません。");
                    out.println("not complete: as it was answered, but it ended after " + claims.lines()
                            + " lines. It is not clean.");
                    yield NOT_VALID;
                }
                case ReportVerification.OtherLines(ReportClaims claims) -> {
                    out.println("改変あり: 最終行の署名は正しく、その前の行が回答時の " + claims.lines() + " 行と違います。");
                    out.println("not as it was answered: the trailer is genuine, the lines before it are not the "
                            + claims.lines() + " that it ends.");
                    yield NOT_VALID;
                }
                case ReportVerification.Refused(Refusal reason) -> {
                    out.println("無効 " + reason + ": 最終行にこの関所の正しい署名がありません。"
                            + RefusalText.of(reason).ja());
                    out.println("not valid, " + reason + ": the last line is no trailer of this gate. "
                            + RefusalText.of(reason).en());
                    yield NOT_VALID;
                }
            };
        } catch (IOException e) {
            out.println("検証できません / not verified: " + e);
            return NOT_VERIFIED;
        }
    }
}
