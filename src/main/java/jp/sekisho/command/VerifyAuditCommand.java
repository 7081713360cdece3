package jp.sekisho.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import jp.sekisho.audit.TrailFindings;
import jp.sekisho.audit.TrailFindings.Broken;
import jp.sekisho.audit.TrailVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Holds an audit trail against its chain and its signed heads.
@Command(
        name = "verify-audit",
        description = {
            "Verifies the audit trail in a directory: the chain of each file, the links between files, the signed heads.",
            "Prints what it found and the first place that is not as it was written. Ends with 0 where the trail is whole,",
            "1 where it is not, 2 where it could not be verified."
        },
        mixinStandardHelpOptions = true)
public final class VerifyAuditCommand implements Callable<Integer> {
    private static final int BROKEN = 1;
    private static final int NOT_VERIFIED = 2;

    @Parameters(paramLabel = "DIR", description = "The directory (sekisho.audit.directory).")
    private Path directory = Path.of("");

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = {
                "A key set of the service, as GET /.well-known/jwks.json answered it; again for those of earlier times.",
                "Without one, heads are compared with the lines, and nobody knows who signed them."
            })
    private List<Path> keys = new ArrayList<>();

    @Option(
            names = "--heads",
            paramLabel = "FILE",
            description = "Heads that were kept elsewhere, one a line, such as the lines 'Audit head …' of the log.")
    private List<Path> heads = new ArrayList<>();

    @Option(
            names = "--earlier-files-elsewhere",
            description = "The first files were taken to another place: begin with the first one that is there.")
    private boolean earlierFilesElsewhere;

    @Override
    public Integer call() {
        try {
            TrailFindings findings =
                    TrailVerifier.verify(directory, TrustedGate.keySets(keys), heads, earlierFilesElsewhere);
            print(findings);
            return findings.broken().isEmpty() ? 0 : BROKEN;
        } catch (IOException e) {
            IO.println("not verified: " + e);
            return NOT_VERIFIED;
        }
    }

    private void print(TrailFindings findings) {
        IO.println(findings.files() + " files, " + findings.lines() + " lines, from " + findings.from() + " to "
                + findings.to());
        String verified = keys.isEmpty()
                ? "their signatures not verified for want of --keys"
                : findings.headsVerified() + " of them verified";
        IO.println(findings.headsCompared() + " signed heads agree, " + verified + "; " + findings.linesAfterLastHead()
                + " lines after the last of them");
        if (findings.unfinishedBytes() > 0) {
            IO.println(findings.unfinishedBytes() + " bytes of an unfinished line at the end");
        }
        IO.println(findings.broken().map(VerifyAuditCommand::text).orElse("whole"));
    }

    private static String text(Broken broken) {
        return "BROKEN: " + broken.file() + (broken.line() == 0 ? "" : " line " + broken.line()) + ": " + broken.kind()
                + ", " + broken.kind().text();
    }
}
