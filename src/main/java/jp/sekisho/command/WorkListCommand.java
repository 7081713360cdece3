package jp.sekisho.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import jp.sekisho.attestation.AttestationVerifier;
import jp.sekisho.audit.AuditId;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.check.Gate;
import jp.sekisho.signing.KeySet;
import jp.sekisho.worklist.InspectedFile;
import jp.sekisho.worklist.SealKey;
import jp.sekisho.worklist.Words;
import jp.sekisho.worklist.WorkListExport;
import jp.sekisho.worklist.WorkListImport;
import jp.sekisho.worklist.WorkListRefused;
import jp.sekisho.worklist.WorkListTrail;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Writes the work list of an inspection, and takes it back.
@Command(
        name = "work-list",
        description = {
            "Writes the records that an inspection blocked as a table to correct or to release, with both values of the",
            "fields that differ and nothing of anybody else. For the operator alone: values of the registry stand in it.",
            "With --import takes the filled-in table back: proposals of release and a list of corrections. Runs with the",
            "service's settings beside the service, listens nowhere, and writes an audit trail of its own.",
            "Ends with 0 where all is done, 1 where rows were told and produced nothing, 2 where nothing was written.",
            "点検で止まった登録の要確認一覧を出力し、記入後に --import で取り込みます。"
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class WorkListCommand implements Callable<Integer> {
    private static final int TOLD = 1;
    private static final int REFUSED = 2;

    @Option(
            names = "--records",
            paramLabel = "FILE",
            required = true,
            description = "The file that was inspected: .ndjson, else a table; also packed (.gz).")
    private Path records = Path.of("");

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "All that POST /v1/inspections answered, as NDJSON, byte for byte.")
    private Optional<Path> answers = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", description = "The list to write.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--import", paramLabel = "FILE", description = "The list, filled in.")
    private Optional<Path> filledIn = Optional.empty();

    @Option(
            names = "--proposals",
            paramLabel = "FILE",
            description = "With --import: where the bodies of POST /v1/releases/proposals go, one a line.")
    private Optional<Path> proposals = Optional.empty();

    @Option(names = "--corrections", paramLabel = "FILE", description = "With --import: where the corrections go.")
    private Optional<Path> corrections = Optional.empty();

    @Option(names = "--overwrite", description = "Replaces files that are there already.")
    private boolean overwrite;

    @Option(
            names = "--by",
            paramLabel = "ID",
            defaultValue = "${env:SUDO_USER}",
            description = "The person, for the audit trail, beside the user of the system.")
    private Optional<String> by = Optional.empty();

    @Option(
            names = "--audit",
            paramLabel = "DIR",
            required = true,
            defaultValue = "${env:SEKISHO_WORK_LIST_AUDIT}",
            description = "The audit trail of work lists: a directory of its own, not the service's.")
    private Path audit = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "FILE",
            required = true,
            defaultValue = "${env:SEKISHO_WORK_LIST_KEY_FILE}",
            description = "The key that seals the rows; made where it is missing.")
    private Path key = Path.of("");

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "A key set of the gate that answered, as GET /.well-known/jwks.json answered it; again for"
                    + " more. Without one, the keys of the settings.")
    private List<Path> keys = new ArrayList<>();

    @Option(
            names = "--issuer",
            paramLabel = "NAME",
            defaultValue = "${env:SEKISHO_ATTESTATION_ISSUER:-sekisho}",
            description = "With --keys: the gate's name in its signatures.")
    private String issuer = "";

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            description = "Of a table, as in the Content-Type of its inspection.")
    private Optional<String> charset = Optional.empty();

    @Option(names = "--columns", paramLabel = "MAP", defaultValue = "", description = "As ?columns= of the inspection.")
    private String columns = "";

    @Option(
            names = "--character-set",
            paramLabel = "NAME",
            description = "As ?characterSet=, or what the callers' file declares.")
    private Optional<String> characterSet = Optional.empty();

    @Option(
            names = "--date-codes",
            paramLabel = "NAME",
            description = "As ?dateCodes=, or what the callers' file declares.")
    private Optional<String> dateCodes = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        boolean takes = filledIn.isPresent();
        if (takes ? proposals.isEmpty() || corrections.isEmpty() : answers.isEmpty() || out.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    takes ? "--import needs --proposals and --corrections" : "name --answers and --out, or --import");
        }
        // The service holds its own directory, and its port.
        System.setProperty("sekisho.audit.directory", audit.toString());
        System.setProperty("sekisho.audit.durability", "disk");
        System.setProperty("sekisho.audit.deadline", "3s");
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.shutdown.delay", "0s");
        System.setProperty("quarkus.log.level", "WARN");
        System.setProperty("quarkus.log.category.\"jp.sekisho\".level", "WARN");
        AtomicInteger ended = new AtomicInteger(REFUSED);
        Quarkus.run(
                Run.class,
                (code, trouble) -> {
                    ended.set(trouble == null ? code : REFUSED);
                    Optional.ofNullable(trouble)
                            .ifPresent(it -> IO.println(Optional.ofNullable(it.getCause())
                                    .orElse(it)
                                    .getMessage()));
                },
                spec.commandLine().getParseResult().originalArgs().toArray(String[]::new));
        return ended.get();
    }

    /// What runs with the service's settings. It reads the command's arguments again, since the framework makes it.
    @Dependent
    public static final class Run implements QuarkusApplication {
        private final Gate gate;
        private final InspectedFile file;
        private final Words words;
        private final AuditTrail trail;
        private final AttestationVerifier verifier;
        private final Clock clock;

        Run(Gate gate, InspectedFile file, Words words, AuditTrail trail, AttestationVerifier verifier, Clock clock) {
            this.gate = gate;
            this.file = file;
            this.words = words;
            this.trail = trail;
            this.verifier = verifier;
            this.clock = clock;
        }

        @Override
        public int run(String... arguments) {
            WorkListCommand command = new WorkListCommand();
            new CommandLine(command)
                    .parseArgs(List.of(arguments).subList(1, arguments.length).toArray(String[]::new));
            try {
                WorkListTrail written = new WorkListTrail(trail, clock, user(), command.operator());
                SealKey key = SealKey.of(command.key);
                return command.filledIn.isPresent()
                        ? command.take(new WorkListImport(file, written, key))
                        : command.write(new WorkListExport(gate, file, words, written, key), verifier, clock);
            } catch (WorkListRefused e) {
                IO.println(e.getMessage());
            } catch (IOException e) {
                // Names a file, and holds nothing of what is in it.
                IO.println("出力しません / nothing is written: " + e);
            }
            return REFUSED;
        }

        private static AuditId user() throws WorkListRefused {
            return AuditId.operator(System.getProperty("user.name", ""))
                    .orElseThrow(() -> new WorkListRefused(
                            "OSの利用者名を監査記録に書けません。", "the user's name cannot stand in the audit trail"));
        }
    }

    private Optional<AuditId> operator() throws WorkListRefused {
        if (by.isPresent() && by.flatMap(AuditId::operator).isEmpty()) {
            throw new WorkListRefused(
                    "--by は半角の英数字と . _ - で64字までです。", "--by is 1 to 64 of A-Z a-z 0-9 . _ -, not twelve digits");
        }
        return by.flatMap(AuditId::operator);
    }

    private int write(WorkListExport export, AttestationVerifier own, Clock clock) throws IOException, WorkListRefused {
        WorkListExport.Written written =
                export.write(source(), answers.orElseThrow(), verifier(own, clock), out.orElseThrow(), overwrite);
        IO.println("要確認一覧 / work list: " + written.rows() + " 行 (A " + written.nothing() + ", B " + written.notation()
                + ", C " + written.difference() + ") " + out.orElseThrow());
        return 0;
    }

    private AttestationVerifier verifier(AttestationVerifier own, Clock clock) throws IOException {
        if (keys.isEmpty()) {
            return own;
        }
        KeySet trusted = TrustedGate.keySets(keys).stream().reduce(new KeySet(List.of()), KeySet::and);
        return new AttestationVerifier(() -> trusted, issuer, clock, Duration.ZERO, _ -> true);
    }

    private int take(WorkListImport list) throws IOException, WorkListRefused {
        WorkListImport.Taken taken = list.take(
                filledIn.orElseThrow(),
                source(),
                new WorkListImport.Targets(proposals.orElseThrow(), corrections.orElseThrow(), overwrite));
        taken.told()
                .forEach(told -> IO.println(told.row() + "行目 " + told.column() + "列「" + told.title() + "」: "
                        + told.trouble().japanese() + " / row " + told.row() + " column " + told.column() + " "
                        + told.trouble().english()));
        IO.println(taken.rows() + " 行 / rows: 疑いなしの申出 / proposals " + taken.proposals() + ", 訂正 / corrections "
                + taken.corrections() + ", 一致 / agreeing " + taken.agreeing() + ", 未処理の指摘 / told "
                + taken.told().size());
        return taken.told().isEmpty() ? 0 : TOLD;
    }

    private InspectedFile.Source source() {
        return new InspectedFile.Source(records, charset, columns, characterSet, dateCodes);
    }
}
