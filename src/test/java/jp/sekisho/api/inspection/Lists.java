package jp.sekisho.api.inspection;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.AttestationVerifier;
import jp.sekisho.attestation.ReportDraft;
import jp.sekisho.attestation.ReportTrailer;
import jp.sekisho.audit.AuditId;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.audit.TrailEntry;
import jp.sekisho.audit.WorkListEntry;
import jp.sekisho.base.Resource;
import jp.sekisho.base.Share;
import jp.sekisho.characters.CharacterSets;
import jp.sekisho.check.Gate;
import jp.sekisho.checkpoint.Destinations;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.PolicyFile;
import jp.sekisho.policy.ProcedureTable;
import jp.sekisho.registry.extract.ExtractLimits;
import jp.sekisho.registry.snapshot.SnapshotRegistry;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.Keys;
import jp.sekisho.signing.Sha256;
import jp.sekisho.signing.Signing;
import jp.sekisho.stream.Limits;
import jp.sekisho.worklist.InspectedFile;
import jp.sekisho.worklist.SealKey;
import jp.sekisho.worklist.Words;
import jp.sekisho.worklist.WorkListExport;
import jp.sekisho.worklist.WorkListImport;
import jp.sekisho.worklist.WorkListRefused;
import jp.sekisho.worklist.WorkListTrail;

/// Writes work lists of a folder's records and takes them back, without the service around it.
final class Lists implements AutoCloseable {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T03:00:00Z"), ZoneOffset.UTC);
    private static final String ISSUER = "sekisho";
    private static final Limits LIMITS = new Limits(1 << 16, 1L << 34, 100, Duration.ofSeconds(30), 64, 16);

    final List<WorkListEntry> written = new ArrayList<>();
    final Path list;
    final Path proposals;
    final Path corrections;
    boolean trailIsFull;

    private final Path folder;
    private final Path records;
    private final ValidatorFactory validators = Validation.buildDefaultValidatorFactory();
    private final AttestationSigner signer =
            new AttestationSigner(ISSUER, () -> new KeyRing(Keys.signing("current"), List.of()), CLOCK);
    private final Gate gate;
    private final InspectedFile file;

    /// @param residents the snapshot
    Lists(Path folder, Path residents, Path records) {
        this.folder = folder;
        this.records = records;
        this.list = folder.resolve("list.csv");
        this.proposals = folder.resolve("proposals.ndjson");
        this.corrections = folder.resolve("corrections.csv");
        PolicyCatalogue policies = new PolicyCatalogue(
                ProcedureTable.read("procedures.tsv", Resource.bytes("/policies/procedures.tsv")),
                List.of(PolicyFile.read("strict-4.properties", Resource.bytes("/policies/strict-4.properties"))));
        this.gate = new Gate(
                SnapshotRegistry.load(residents, new ExtractLimits(Share.of("100%"), Share.of("100%"), true)),
                policies,
                FormerMunicipalities.NONE,
                Duration.ofDays(35),
                CLOCK);
        this.file = new OwnFile(
                JsonMapper.builder().findAndAddModules().build(),
                validators.getValidator(),
                policies,
                new Destinations(List.of()),
                CharacterSets.STANDARD,
                LIMITS);
    }

    InspectedFile.Source source() {
        return source(records);
    }

    static InspectedFile.Source source(Path records) {
        return new InspectedFile.Source(records, Optional.empty(), "", Optional.empty(), Optional.empty());
    }

    /// What the gate answers, and its trailer.
    Path answers(boolean complete) throws IOException, WorkListRefused {
        StringBuilder lines = new StringBuilder();
        file.read(
                source(),
                sent -> lines.append("{\"line\":")
                        .append(sent.line())
                        .append(",\"checkId\":\"01a20901-100d-7e1b-9174-a8b207fa5278\",\"recordRef\":\"")
                        .append(sent.recordRef())
                        .append("\",\"decision\":\"")
                        .append(gate.check(sent.record()).decision().code())
                        .append("\"}\n"));
        Sha256 results = Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8));
        ReportTrailer trailer = ReportTrailer.unsigned("{\"trailer\":{\"complete\":" + complete
                + ",\"resultsSha256\":\"" + results.hex() + "\",\"signature\":null}}");
        if (!(signer.inspection(new ReportDraft("id-1", 1, complete, results.hex(), trailer))
                instanceof Signing.Signed<String>(var signed))) {
            throw new IllegalStateException("the key signs");
        }
        return Files.writeString(folder.resolve("answers.ndjson"), lines + signed + "\n");
    }

    WorkListExport.Written export() throws IOException, WorkListRefused {
        return export(source(), answers(true), false);
    }

    WorkListExport.Written export(InspectedFile.Source source, Path answers, boolean replace)
            throws IOException, WorkListRefused {
        Words words = reason -> "理由 " + reason;
        return new WorkListExport(gate, file, words, trail(), key())
                .write(
                        source,
                        answers,
                        new AttestationVerifier(
                                () -> new KeyRing(Keys.signing("current"), List.of()).keySet(),
                                ISSUER,
                                CLOCK,
                                Duration.ZERO,
                                _ -> true),
                        list,
                        replace);
    }

    WorkListImport.Taken take(byte[] filledIn) throws IOException, WorkListRefused {
        return new WorkListImport(file, trail(), key())
                .take(
                        Files.write(folder.resolve("filled-in.csv"), filledIn),
                        source(),
                        new WorkListImport.Targets(proposals, corrections, true));
    }

    private SealKey key() throws IOException, WorkListRefused {
        return SealKey.of(folder.resolve("work-list.key"));
    }

    private WorkListTrail trail() {
        return new WorkListTrail(
                new AuditTrail() {
                    @Override
                    public CompletionStage<Append> append(List<? extends TrailEntry> entries) {
                        if (trailIsFull) {
                            return CompletableFuture.completedStage(Append.NOT_WRITTEN);
                        }
                        entries.forEach(entry -> written.add((WorkListEntry) entry));
                        return CompletableFuture.completedStage(Append.WRITTEN);
                    }

                    @Override
                    public boolean isWritable() {
                        return !trailIsFull;
                    }

                    @Override
                    public int waiting() {
                        return 0;
                    }
                },
                CLOCK,
                new AuditId("operator"),
                Optional.of(new AuditId("staff-17")));
    }

    /// The rows of a table by the titles of its columns, as a spreadsheet shows them.
    static List<Map<String, String>> rows(Path table) throws IOException {
        String text = Files.readString(table);
        try (MappingIterator<String[]> rows = new CsvMapper()
                .readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .readValues(text.substring(1))) {
            List<String[]> all = rows.readAll();
            List<Map<String, String>> read = new ArrayList<>();
            for (String[] cells : all.subList(1, all.size())) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < cells.length; i++) {
                    row.put(all.getFirst()[i], cells[i]);
                }
                read.add(row);
            }
            return read;
        }
    }

    @Override
    public void close() {
        validators.close();
    }
}
