package jp.sekisho.caller.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import jp.sekisho.attestation.AttestationClaims;
import jp.sekisho.attestation.PolicyVersion;
import jp.sekisho.caller.BusinessRecord;
import jp.sekisho.caller.Gate;
import jp.sekisho.caller.Inspection;
import jp.sekisho.caller.Reason;
import jp.sekisho.caller.Registration;
import jp.sekisho.caller.VerifiedAttestation;
import jp.sekisho.caller.WhatToDo;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.person.DestinationKeyKind;

/// A gate that answers what a test has decided, and remembers what it was asked.
public final class FakeGate implements Gate {
    private final Function<BusinessRecord, Registration> answers;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    /// @param answers by the record's `recordRef`, say
    public FakeGate(Function<BusinessRecord, Registration> answers) {
        this.answers = answers;
    }

    /// An attestation that no verifier takes.
    public static Registration registrable() {
        Instant then = Instant.EPOCH;
        return new Registration.Registrable(new VerifiedAttestation(
                "fake-token",
                "fake-nonce",
                new AttestationClaims(
                        "fake-check",
                        "fake-key",
                        "fake-gate",
                        "fake-audience",
                        then,
                        then,
                        then,
                        "fake-procedure",
                        DestinationKey.INTERMEDIATE_SERVER,
                        DestinationKeyKind.INTEGRATED_ADDRESS_NUMBER,
                        new PolicyVersion("fake-policy", "0".repeat(64)),
                        OffsetDateTime.ofInstant(then, ZoneOffset.UTC))));
    }

    /// @param codes of `openapi/codes.md`
    public static Registration notRegistrable(WhatToDo whatToDo, String... codes) {
        return new Registration.NotRegistrable(
                whatToDo,
                List.of(codes).stream().map(code -> new Reason(code, "")).toList(),
                "fake-request");
    }

    public static Registration notDecided() {
        return new Registration.NotDecided(Duration.ofSeconds(2));
    }

    @Override
    public Registration mayRegister(BusinessRecord record) {
        asked.add(record.recordRef());
        return answers.apply(record);
    }

    /// Complete, always: for one that is not, implement [Gate].
    @Override
    public Inspection mayRegister(List<BusinessRecord> records) {
        return new Inspection.Complete(records.stream().map(this::mayRegister).toList());
    }

    /// The `recordRef` of each record that it was asked about, in their order.
    public List<String> asked() {
        return List.copyOf(asked);
    }
}
