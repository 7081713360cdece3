package jp.sekisho.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import jp.sekisho.audit.TrailFindings;
import jp.sekisho.audit.TrailFindings.Broken;
import jp.sekisho.audit.TrailVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Holds an audit trail against its chain and its signed heads.
@Command(
        name = "verify-audit",
        description = {
            "Verifies the audit trail in a directory: the chain of each file, the links between files, the signed heads.",
            "Prints what it found and the first place that is not as it was written. Ends with 0 where the trail is whole,",
            "1 where it is not, 2 where it could not be verified, 3 where only the chain was, for want of --keys."
        },
        mixinStandardHelpOptions = true)
public final class VerifyAuditCommand implements Callable<Integer> {
    private static final int BROKEN = 1;
    private static final int NOT_VERIFIED = 2;
    private static final int SIGNATURES_NOT_LOOKED_AT = 3;

    @Parameters(paramLabel = "DIR", description = "The directory (sekisho.audit.directory).")
    private Path directory = Path.of("");

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = {
                "A key set of the service, as GET /.well-known/jwks.json answered it; again for those of earlier times.",
                "Without one, heads are compared with the lines, and nobody knows who signed them: that ends with 3 at best."
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

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            TrailFindings findings =
                    TrailVerifier.verify(directory, TrustedGate.keySets(keys), heads, earlierFilesElsewhere);
            print(findings, out);
            if (findings.broken().isPresent()) {
                return BROKEN;
            }
            return keys.isEmpty() ? SIGNATURES_NOT_LOOKED_AT : 0;
        } catch (IOException e) {
            out.println("not verified: " + e);
            return NOT_VERIFIED;
        }
    }

    private void print(TrailFindings findings, PrintWriter out) {
        out.println(findings.files() + " files, " + findings.lines() + " lines, from " + findings.from() + " to "
                + findings.to());
        String verified = keys.isEmpty()
                ? "their signatures not looked at for want of --keys"
                : findings.headsVerified() + " of them verified";
        out.println(findings.headsCompared() + " signed heads agree, " + verified + "; " + findings.linesAfterLastHead()
                + " lines after the last of them");
        if (findings.unfinishedBytes() > 0) {
            out.println(findings.unfinishedBytes() + " bytes of an unfinished line at the end");
        }
        String whole = keys.isEmpty()
                ? "the chain is whole, SIGNATURES NOT LOOKED AT: whoever can write the directory can write such a chain anew"
                : "whole";
        out.println(findings.broken().map(VerifyAuditCommand::text).orElse(whole));
    }

    private static String text(Broken broken) {
        return "BROKEN: " + broken.file() + (broken.line() == 0 ? "" : " line " + broken.line()) + ": " + broken.kind()
                + ", " + broken.kind().text();
    }
}
