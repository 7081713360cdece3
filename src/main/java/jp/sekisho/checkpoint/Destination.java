package jp.sekisho.checkpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.attestation.AttestationDraft;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.person.DestinationKeyKind;
import jp.sekisho.signing.FlatJson;

/// A system that records are registered in, such as 中間サーバー, PMH or 公共サービスメッシュ. An attestation for one is
/// refused at another; a record that goes to two is checked for each.
///
/// @param id its name on the wire and in attestations: `[a-z0-9-]{1,64}`
/// @param audience the system that relies on attestations for it; each caller's own audience where it is not set
/// @param keyKind the only kind of key that it takes; any where it is not set
/// @param lifetime how long attestations for it are in force; as the procedure has it where it is not set
/// @param procedures ids of those whose records go there, or [#EVERY_PROCEDURE]
public record Destination(
        String id,
        String nameJa,
        Optional<String> audience,
        Optional<DestinationKeyKind> keyKind,
        Optional<Duration> lifetime,
        Set<String> procedures) {
    /// Stands for every procedure of the catalogue.
    public static final String EVERY_PROCEDURE = "*";

    /// Where records go unless something else is said.
    public static final Destination INTERMEDIATE_SERVER = new Destination(
            DestinationKey.INTERMEDIATE_SERVER,
            "中間サーバー",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(EVERY_PROCEDURE));

    private static final String ID = "[a-z0-9-]{1,64}";

    public Destination {
        if (!id.matches(ID)) {
            throw new IllegalArgumentException("a destination's id is " + ID);
        }
        audience.ifPresent(name -> FlatJson.requireText("audience", name));
        lifetime.ifPresent(AttestationDraft::requireLifetime);
        procedures = Set.copyOf(procedures);
    }

    /// Who relies on an attestation that a caller with this audience is given.
    public String audience(String ofCaller) {
        return audience.orElse(ofCaller);
    }

    public boolean takes(String procedureId) {
        return procedures.contains(EVERY_PROCEDURE) || procedures.contains(procedureId);
    }

    public boolean takes(DestinationKeyKind kind) {
        return keyKind.isEmpty() || keyKind.get() == kind;
    }

    /// The kind of a key where the request does not say.
    public DestinationKeyKind usualKind() {
        return keyKind.orElse(DestinationKeyKind.INTEGRATED_ADDRESS_NUMBER);
    }
}
