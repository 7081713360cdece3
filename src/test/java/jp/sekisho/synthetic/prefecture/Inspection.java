package jp.sekisho.synthetic.prefecture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import jp.sekisho.characters.DeclaredCodes;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.BusinessRecord.NumberOnForm;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Gate;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.person.Address;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.person.Subject;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.PolicyFile;
import jp.sekisho.policy.ProcedureTable;
import jp.sekisho.registry.extract.ExtractLimits;
import jp.sekisho.registry.snapshot.SnapshotRegistry;

/// Puts the records of a folder through the gate and compares its answers with the truth.
final class Inspection {
    private static final JsonMapper JSON = new JsonMapper();

    private Inspection() {}

    /// One line a record that the gate sees otherwise; without the data of anybody.
    static List<String> differences(Path folder, OffsetDateTime asOf) throws IOException {
        PolicyCatalogue policies = policies();
        Gate gate = gate(folder.resolve("residents.ndjson"), policies, asOf);
        List<String> differences = new ArrayList<>();
        try (BufferedReader records = Files.newBufferedReader(folder.resolve("records.ndjson"));
                BufferedReader truth = Files.newBufferedReader(folder.resolve("truth.tsv"))) {
            truth.readLine();
            int line = 0;
            for (String record = records.readLine(); record != null; record = records.readLine()) {
                line++;
                JsonNode json = JSON.readTree(record);
                String[] wanted =
                        Objects.requireNonNull(truth.readLine(), "truth").split("\t", -1);
                List<String> expected =
                        List.of(wanted[0], wanted[1], wanted[2], wanted[4], wanted[5], wanted[6], wanted[7]);
                Decision decision = gate.check(businessRecord(json, policies, DeclaredCodes.NONE))
                        .decision();
                List<String> found = new ArrayList<>(List.of(
                        Integer.toString(line),
                        json.path("recordRef").asText(),
                        json.path("procedure").asText()));
                found.addAll(verdict(decision));
                if (!found.equals(expected)) {
                    differences.add(wanted[3] + ": expected " + expected + ", found " + found + reasons(decision));
                }
            }
            if (truth.readLine() != null) {
                differences.add("more truth than records");
            }
        }
        return differences;
    }

    /// What is decided of each record, and for what reasons.
    ///
    /// @param codes in which the records are written
    static List<String> decisions(Path residents, List<String> records, DeclaredCodes codes, OffsetDateTime asOf)
            throws IOException {
        PolicyCatalogue policies = policies();
        Gate gate = gate(residents, policies, asOf);
        List<String> decisions = new ArrayList<>();
        for (String record : records) {
            Decision decision = gate.check(businessRecord(JSON.readTree(record), policies, codes))
                    .decision();
            decisions.add(
                    switch (decision) {
                        case Decision.Pass _ -> "PASS";
                        case Decision.Block block ->
                            block.remedy() + " " + block.reasons() + block.diagnoses() + block.suspectedWrongLink();
                    });
        }
        return decisions;
    }

    private static Gate gate(Path residents, PolicyCatalogue policies, OffsetDateTime asOf) {
        return new Gate(
                SnapshotRegistry.load(residents, ExtractLimits.USUAL),
                policies,
                FormerMunicipalities.ofTheProgram(),
                Duration.ofDays(1),
                Clock.fixed(asOf.toInstant(), ZoneOffset.UTC));
    }

    private static PolicyCatalogue policies() throws IOException {
        return new PolicyCatalogue(
                ProcedureTable.read("procedures.tsv", resource("/policies/procedures.tsv")),
                List.of(PolicyFile.read("strict-4.properties", resource("/policies/strict-4.properties"))));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Inspection.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    private static List<String> verdict(Decision decision) {
        return switch (decision) {
            case Decision.Pass _ -> List.of("", "PASS", "", "false");
            case Decision.Block block ->
                List.of(
                        block.diagnoses().stream()
                                .map(Enum::name)
                                .filter(name -> name.startsWith("CAUSE_"))
                                .collect(Collectors.joining()),
                        "BLOCK",
                        block.remedy().name(),
                        Boolean.toString(block.suspectedWrongLink()));
        };
    }

    private static String reasons(Decision decision) {
        return switch (decision) {
            case Decision.Pass _ -> "";
            case Decision.Block block -> " for " + block.reasons() + block.outcomes();
        };
    }

    private static BusinessRecord businessRecord(JsonNode record, PolicyCatalogue policies, DeclaredCodes codes) {
        JsonNode subject = record.path("subject");
        JsonNode name = subject.path("name");
        JsonNode address = subject.path("address");
        String number = subject.path("individualNumber").asText();
        return new BusinessRecord(
                policies.procedure(record.path("procedure").asText()).orElseThrow(),
                new Subject(
                        NumberEntry.parse(number),
                        codes.name(new PersonName(
                                name.path("kanji").asText(),
                                name.path("kana").asText(),
                                name.path("roman").asText(),
                                name.path("alias").asText(),
                                name.path("aliasKana").asText())),
                        codes.birthDate(subject.path("birthDate").asText()),
                        sex(subject.path("sex").asText()),
                        codes.address(new Address(
                                address.path("municipalityCode").asText(),
                                address.path("text").asText(),
                                address.path("building").asText()))),
                onForm(record.path("applicationForm").path("individualNumber").asText(), number));
    }

    private static Sex sex(String code) {
        return switch (code) {
            case "1" -> Sex.MALE;
            case "2" -> Sex.FEMALE;
            default -> Sex.NOT_HELD;
        };
    }

    private static NumberOnForm onForm(String onForm, String entered) {
        if (onForm.isEmpty()) {
            return NumberOnForm.NOT_SENT;
        }
        return onForm.equals(entered) ? NumberOnForm.SAME_AS_ENTERED : NumberOnForm.DIFFERENT;
    }
}
