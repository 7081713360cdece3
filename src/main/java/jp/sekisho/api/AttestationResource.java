package jp.sekisho.api;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jp.sekisho.api.wire.CheckResponse;
import jp.sekisho.api.wire.VerificationRequest;
import jp.sekisho.api.wire.VerificationResponse;
import jp.sekisho.attestation.AttestationClaims;
import jp.sekisho.attestation.AttestationVerifier;
import jp.sekisho.attestation.Refusal;
import jp.sekisho.attestation.Verification;
import jp.sekisho.security.Caller;
import jp.sekisho.security.CurrentCaller;
import jp.sekisho.security.Role;

/// `POST /v1/attestations/verify`: a verdict for the side that registers, where it does not verify by itself.
@Path("/v1/attestations")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class AttestationResource {
    private final AttestationVerifier verifier;
    private final Admissions admissions;
    private final CurrentCaller currentCaller;

    AttestationResource(AttestationVerifier verifier, Admissions admissions, CurrentCaller currentCaller) {
        this.verifier = verifier;
        this.admissions = admissions;
        this.currentCaller = currentCaller;
    }

    @POST
    @Path("/verify")
    @RolesAllowed({Role.CHECKER, Role.VERIFIER})
    @Consumes(MediaType.APPLICATION_JSON)
    public VerificationResponse verify(@NotNull @Valid VerificationRequest request) {
        Caller caller = currentCaller.get();
        Admission.Admitted admitted = admissions.orRefuse(caller, request);
        // Who relies on it is who asks: nobody may claim to be another system.
        if (!request.audience().equals(caller.audience())) {
            return VerificationResponse.refused(Refusal.OTHER_AUDIENCE);
        }
        return switch (verifier.verify(
                request.token(),
                request.nonce(),
                WireRequests.attested(admitted.procedure().id(), admitted.key().orElseThrow(), request.subject()),
                caller.audience())) {
            case Verification.Valid(AttestationClaims claims) -> new VerificationResponse(true, null, wire(claims));
            case Verification.Refused(var reason) -> VerificationResponse.refused(reason);
        };
    }

    /// What token and verification say alike, of an attestation as of a release.
    public static VerificationResponse.Claims wire(AttestationClaims claims) {
        return new VerificationResponse.Claims(
                claims.id(),
                claims.keyId(),
                claims.issuer(),
                claims.issuedAt(),
                claims.expiresAt(),
                claims.destination(),
                claims.keyKind(),
                new CheckResponse.PolicyRef(
                        claims.policy().id(), claims.policy().sha256()),
                new CheckResponse.RegistryRef(claims.registryAsOf()));
    }
}
