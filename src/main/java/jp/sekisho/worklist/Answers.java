package jp.sekisho.worklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.sekisho.attestation.AnsweredReport;
import jp.sekisho.attestation.AttestationVerifier;
import jp.sekisho.attestation.ReportVerification;

/// The answers of an inspection, line by line beside the records that they answer.
final class Answers implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final BufferedReader lines;

    private Answers(BufferedReader lines) {
        this.lines = lines;
    }

    /// What was answered to one record.
    record Answer(String checkId, boolean blocked) {}

    /// Opens answers of which the gate says that they are all, and that they are as it wrote them.
    static Answers open(Path file, AttestationVerifier verifier) throws IOException, WorkListRefused {
        try (InputStream answer = Files.newInputStream(file)) {
            switch (verifier.verify(AnsweredReport.read(answer))) {
                case ReportVerification.Complete _ -> {}
                case ReportVerification.Incomplete _ ->
                    throw new WorkListRefused(
                            "点検が完了していません。読めない行や判定できない行を直して、点検し直してください。",
                            "the inspection is not complete; mend the lines that were not read or decided and inspect again");
                case ReportVerification.OtherLines _ ->
                    throw new WorkListRefused(
                            "回答の行が、点検したときのものと違います。すべての行を残した回答（blockedOnlyなし、NDJSON）を使ってください。",
                            "the answers are not as the gate wrote them; take all lines, without blockedOnly, as NDJSON");
                case ReportVerification.Refused(var reason) ->
                    throw new WorkListRefused(
                            "回答の最終行に、この関所の正しい署名がありません（" + reason + "）。",
                            "the last line is no trailer that this gate signed: " + reason);
            }
        }
        return new Answers(Files.newBufferedReader(file));
    }

    /// The next answer, which must be this record's.
    Answer to(InspectedFile.Sent record) throws IOException, WorkListRefused {
        JsonNode answer = next();
        if (answer.path("line").asLong() != record.line()
                || !answer.path("recordRef").asText().equals(record.recordRef())) {
            throw otherFile("行 " + record.line(), "line " + record.line());
        }
        return new Answer(
                answer.path("checkId").asText(),
                !answer.path("decision").asText().equals("PASS"));
    }

    /// The trailer must be next.
    void end() throws IOException, WorkListRefused {
        if (!next().has("trailer")) {
            throw otherFile("ファイルの終わり", "the end of the file");
        }
    }

    private JsonNode next() throws IOException {
        String line = lines.readLine();
        try {
            return line == null ? JSON.createObjectNode() : JSON.readTree(line);
        } catch (JsonProcessingException e) {
            // The gate wrote it, and signed that it did.
            throw new IllegalStateException("an answer is JSON", e);
        }
    }

    private static WorkListRefused otherFile(String place, String englishPlace) {
        return new WorkListRefused(
                "回答は別のファイルのものです（" + place + "）。", "the answers belong to another file: " + englishPlace);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
