package jp.sekisho.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import jp.sekisho.attestation.AttestationClaims;
import jp.sekisho.attestation.AttestedField;
import jp.sekisho.attestation.AttestedRecord;
import jp.sekisho.attestation.Refusal;
import jp.sekisho.attestation.Verification;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.person.DestinationKeyKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Holds one record against its attestation.
@Command(
        name = "verify-attestation",
        description = {
            "Verifies that an attestation was issued for exactly this record and this audience. Nothing is asked of the gate.",
            "Ends with 0 where it is valid, 1 where it is not, 2 where it could not be verified. Prints nothing of the record.",
            "登録内容と照合済証明を突き合わせます。0は有効、1は無効、2は検証できなかったことを示します。"
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class VerifyAttestationCommand implements Callable<Integer> {
    private static final int NOT_VALID = 1;
    private static final int NOT_VERIFIED = 2;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Option(
            names = "--attestation",
            paramLabel = "FILE",
            required = true,
            description = {
                "JSON with token and nonce, alone or in the answer to the check. A file, since the nonce must stand in no",
                "list of processes."
            })
    private Path attestation = Path.of("");

    @Option(
            names = "--record",
            paramLabel = "FILE",
            required = true,
            description = {
                "JSON with procedure, destinationKey, destination and destinationKeyKind where they are not the usual",
                "ones, and subject, text for text as it is about to be registered."
            })
    private Path record = Path.of("");

    @Option(
            names = "--audience",
            paramLabel = "NAME",
            required = true,
            description = "The registering system's own name; never what the sender says.")
    private String audience = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "When the record was registered (ISO 8601 with offset); now unless it is given.")
    private Optional<OffsetDateTime> at = Optional.empty();

    @Option(
            names = "--leeway",
            paramLabel = "DURATION",
            defaultValue = "PT5S",
            description = "How far the gate's clock and this one may be apart.")
    private Duration leeway = Duration.ZERO;

    @Option(
            names = "--withdrawn-policy",
            paramLabel = "SHA256",
            description = "A policy whose attestations count no longer; again for more.")
    private Set<String> withdrawn = new HashSet<>();

    @Mixin
    private TrustedGate gate = new TrustedGate();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Clock clock = at.map(time -> Clock.fixed(time.toInstant(), ZoneOffset.UTC))
                    .orElseGet(Clock::systemUTC);
            JsonNode shown = object(attestation);
            JsonNode pair = shown.path("attestation").isObject() ? shown.path("attestation") : shown;
            Verification<AttestationClaims> verification = gate.verifier(
                            clock, leeway, policy -> !withdrawn.contains(policy.sha256()))
                    .verify(text(pair, "/token"), text(pair, "/nonce"), record(object(record)), audience);
            return switch (verification) {
                case Verification.Valid(AttestationClaims claims) -> {
                    out.println("有効: " + claims.procedure() + "、照合 " + claims.id() + "、" + claims.expiresAt() + " まで");
                    out.println("valid: " + claims.procedure() + ", check " + claims.id() + ", until "
                            + claims.expiresAt());
                    yield 0;
                }
                case Verification.Refused(Refusal reason) -> {
                    out.println("無効 " + reason + ": " + RefusalText.of(reason).ja());
                    out.println("not valid, " + reason + ": "
                            + RefusalText.of(reason).en());
                    yield NOT_VALID;
                }
            };
        } catch (IllegalArgumentException e) {
            out.println("検証できません / not verified: " + e.getMessage());
            return NOT_VERIFIED;
        } catch (IOException e) {
            out.println("検証できません / not verified: " + e);
            return NOT_VERIFIED;
        }
    }

    /// @throws IOException where it is none; without what the parser says, which quotes the file
    private static JsonNode object(Path file) throws IOException {
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException _) {
            // Falls to the same end.
        }
        throw new IOException(file + " is no JSON object");
    }

    private static AttestedRecord record(JsonNode json) {
        JsonNode subject = json.path("subject");
        Map<AttestedField, String> texts = new EnumMap<>(AttestedField.class);
        for (AttestedField field : AttestedField.values()) {
            if (!subject.at("/" + field.path()).isMissingNode()
                    && !subject.at("/" + field.path()).isNull()) {
                texts.put(field, text(subject, "/" + field.path()));
            }
        }
        if (values(subject) != texts.size()) {
            throw new IllegalArgumentException("the subject has a property that no attestation knows");
        }
        return AttestedRecord.of(
                text(json, "/procedure"),
                new DestinationKey(
                        json.path("destination").isTextual()
                                ? text(json, "/destination")
                                : DestinationKey.INTERMEDIATE_SERVER,
                        json.path("destinationKeyKind").isTextual()
                                ? DestinationKeyKind.valueOf(text(json, "/destinationKeyKind"))
                                : DestinationKeyKind.INTEGRATED_ADDRESS_NUMBER,
                        text(json, "/destinationKey")),
                texts::get);
    }

    /// How many there are in it and in what stands in it.
    private static int values(JsonNode json) {
        return json.isContainerNode()
                ? json.valueStream().mapToInt(VerifyAttestationCommand::values).sum()
                : json.isNull() || json.isMissingNode() ? 0 : 1;
    }

    private static String text(JsonNode json, String pointer) {
        JsonNode text = json.at(pointer);
        if (!text.isTextual()) {
            throw new IllegalArgumentException(pointer + " must be a text");
        }
        return text.textValue();
    }
}
