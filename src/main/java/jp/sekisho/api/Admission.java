package jp.sekisho.api;

import java.util.Optional;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.Procedure;
import jp.sekisho.security.Caller;

/// Whether a caller may ask about the procedure that a request names.
public sealed interface Admission {
    record Admitted(Procedure procedure) implements Admission {}

    /// @param procedure the one that is named, where it is known
    record Refused(Optional<Procedure> procedure, ProblemType problem) implements Admission {}

    static Admission of(PolicyCatalogue policies, Caller caller, String id) {
        Optional<Procedure> procedure = policies.procedure(id);
        if (procedure.isEmpty()) {
            return new Refused(procedure, ProblemType.UNKNOWN_PROCEDURE);
        }
        return caller.mayAskAbout(id)
                ? new Admitted(procedure.get())
                : new Refused(procedure, ProblemType.PROCEDURE_NOT_PERMITTED);
    }

    /// The procedure of a single request.
    ///
    /// @throws ProblemException where it is refused
    static Procedure orRefuse(PolicyCatalogue policies, Caller caller, String id) {
        return switch (of(policies, caller, id)) {
            case Admitted(var procedure) -> procedure;
            case Refused(var _, var problem) -> throw new ProblemException(problem);
        };
    }
}
