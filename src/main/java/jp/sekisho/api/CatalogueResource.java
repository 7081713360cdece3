package jp.sekisho.api;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.text.Messages;
import jp.sekisho.api.wire.CodesWire;
import jp.sekisho.api.wire.DestinationWire;
import jp.sekisho.api.wire.PolicyWire;
import jp.sekisho.api.wire.ProcedureWire;
import jp.sekisho.check.Diagnosis;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.checkpoint.Destinations;
import jp.sekisho.matching.Rule;
import jp.sekisho.person.Shape;
import jp.sekisho.policy.Field;
import jp.sekisho.policy.Policy;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.Procedure;
import jp.sekisho.reconciliation.Verdict;
import jp.sekisho.release.ReleaseCode;
import jp.sekisho.release.ReleaseRefusal;
import jp.sekisho.security.Role;

/// What the gate goes by: procedures, policies, and the meaning of every code.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class CatalogueResource {
    private final PolicyCatalogue policies;

    private final Destinations destinations;

    CatalogueResource(PolicyCatalogue policies, Destinations destinations) {
        this.policies = policies;
        this.destinations = destinations;
    }

    @GET
    @Path("/procedures")
    @RolesAllowed({Role.CHECKER, Role.INSPECTOR, Role.OPERATOR, Role.RECONCILER, Role.RELEASER, Role.VERIFIER})
    public List<ProcedureWire> procedures() {
        return policies.procedures().stream().map(this::wire).toList();
    }

    @GET
    @Path("/destinations")
    @RolesAllowed({Role.CHECKER, Role.INSPECTOR, Role.OPERATOR, Role.RECONCILER, Role.RELEASER, Role.VERIFIER})
    public List<DestinationWire> destinations() {
        return destinations.all().stream()
                .map(destination -> new DestinationWire(
                        destination.id(),
                        destination.nameJa(),
                        destination.keyKind().orElse(null),
                        policies.procedures().stream()
                                .map(Procedure::id)
                                .filter(destination::takes)
                                .toList()))
                .toList();
    }

    @GET
    @Path("/policies/{id}")
    @RolesAllowed({Role.CHECKER, Role.INSPECTOR, Role.OPERATOR, Role.RECONCILER, Role.RELEASER, Role.VERIFIER})
    public PolicyWire policy(@PathParam("id") String id) {
        return policies.policy(id).map(this::wire).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    @GET
    @Path("/codes")
    @RolesAllowed({Role.CHECKER, Role.INSPECTOR, Role.OPERATOR, Role.RECONCILER, Role.RELEASER, Role.VERIFIER})
    public CodesWire codes() {
        return new CodesWire(
                Arrays.stream(ReasonCode.values())
                        .map(code -> new CodesWire.ReasonCodeWire(
                                code.name(),
                                code.remedy(),
                                Messages.of(Language.JA, "reason", code),
                                Messages.of(Language.EN, "reason", code)))
                        .toList(),
                wire("rule", Rule.values()),
                wire("shape", Shape.values()),
                wire("diagnosis", Diagnosis.values()),
                wire("releaseCode", ReleaseCode.values()),
                wire("releaseRefusal", ReleaseRefusal.values()),
                wire("verdict", Verdict.values()));
    }

    private static List<CodesWire.CodeWire> wire(String kind, Enum<?>[] codes) {
        return Arrays.stream(codes).map(code -> wire(kind, code)).toList();
    }

    private static CodesWire.CodeWire wire(String kind, Enum<?> code) {
        return new CodesWire.CodeWire(
                code.name(), Messages.of(Language.JA, kind, code), Messages.of(Language.EN, kind, code));
    }

    private ProcedureWire wire(Procedure procedure) {
        return new ProcedureWire(
                procedure.no(),
                procedure.id(),
                procedure.nameJa(),
                procedure.nameEn(),
                procedure.divisionJa(),
                procedure.sexHeld(),
                policies.policyOf(procedure).id());
    }

    private PolicyWire wire(Policy policy) {
        return new PolicyWire(
                policy.id(),
                policy.sha256(),
                policy.required().stream().sorted().map(Field::wireName).toList(),
                policy.historical().stream()
                        .sorted()
                        .map(Policy.Historical::wireName)
                        .toList(),
                policy.acceptsDeceased(),
                policy.acceptsAbroad(),
                policy.limits().acceptsOtherBuilding(),
                policy.limits().acceptsNameFormNotHeld(),
                policy.limits().acceptsOtherOfficialKana(),
                policy.limits().acceptsFormerMunicipality(),
                policy.limits().addressYears(),
                policy.limits().bornSince(),
                policy.limits().zeroDays().stream().sorted().toList(),
                policies.procedures().stream()
                        .filter(procedure -> policies.policyOf(procedure).equals(policy))
                        .map(Procedure::id)
                        .toList());
    }
}
