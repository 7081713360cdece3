package jp.sekisho.api;

import jakarta.inject.Singleton;
import java.util.Optional;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.wire.Destined;
import jp.sekisho.checkpoint.Destination;
import jp.sekisho.checkpoint.Destinations;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.Procedure;
import jp.sekisho.security.Caller;

/// Lets requests in by what they name: a procedure, and a destination that takes its records.
@Singleton
public final class Admissions {
    private final PolicyCatalogue policies;
    private final Destinations destinations;

    public Admissions(PolicyCatalogue policies, Destinations destinations) {
        this.policies = policies;
        this.destinations = destinations;
    }

    /// What is wrong is told in this order: procedure, destination, kind of key.
    public Admission of(Caller caller, Destined request) {
        Optional<Procedure> named = policies.procedure(request.procedure());
        if (named.isEmpty()) {
            return new Admission.Refused(named, ProblemType.UNKNOWN_PROCEDURE);
        }
        Procedure procedure = named.get();
        if (!caller.mayAskAbout(procedure.id())) {
            return new Admission.Refused(named, ProblemType.PROCEDURE_NOT_PERMITTED);
        }
        Optional<Destination> found = destinations.find(
                Optional.ofNullable(request.destination()).orElse(Destination.INTERMEDIATE_SERVER.id()));
        if (found.isEmpty()) {
            return new Admission.Refused(named, ProblemType.UNKNOWN_DESTINATION);
        }
        Destination destination = found.get();
        if (!caller.maySendTo(destination.id()) || !destination.takes(procedure.id())) {
            return new Admission.Refused(named, ProblemType.DESTINATION_NOT_PERMITTED);
        }
        return destination.takes(Admission.Admitted.kind(destination, request))
                ? Admission.Admitted.of(procedure, destination, request)
                : new Admission.Refused(named, ProblemType.DESTINATION_KEY_KIND);
    }

    /// What a single request names.
    ///
    /// @throws ProblemException where it is refused
    public Admission.Admitted orRefuse(Caller caller, Destined request) {
        return switch (of(caller, request)) {
            case Admission.Admitted admitted -> admitted;
            case Admission.Refused(var _, var problem) -> throw new ProblemException(problem);
        };
    }
}
