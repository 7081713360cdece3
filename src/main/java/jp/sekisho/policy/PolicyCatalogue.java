package jp.sekisho.policy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The procedures of the prefecture and the policy of each. Refuses to exist without the default policy, with two
/// policies for one procedure, or with a policy for a procedure that it does not know.
public final class PolicyCatalogue {
    private final Map<String, Procedure> procedures = new LinkedHashMap<>();
    private final Map<String, Policy> policies = new LinkedHashMap<>();
    private final Map<String, Policy> policyOfProcedure = new LinkedHashMap<>();

    public PolicyCatalogue(Collection<Procedure> procedures, Collection<Policy> policies) {
        procedures.forEach(procedure -> this.procedures.put(procedure.id(), procedure));
        for (Policy policy : policies) {
            if (this.policies.put(policy.id(), policy) != null) {
                throw new PolicyRefused(policy.id(), "two policies have this id");
            }
            for (String id : policy.procedures()) {
                if (!this.procedures.containsKey(id)) {
                    throw new PolicyRefused(policy.id(), "names the unknown procedure '" + id + "'");
                }
                if (policyOfProcedure.put(id, policy) != null) {
                    throw new PolicyRefused(policy.id(), "the procedure '" + id + "' has another policy already");
                }
            }
        }
        Policy standard = this.policies.get(Policy.DEFAULT_ID);
        if (standard == null) {
            throw new PolicyRefused(Policy.DEFAULT_ID, "the default policy is missing");
        }
        this.procedures.keySet().forEach(id -> policyOfProcedure.putIfAbsent(id, standard));
    }

    /// In the order of the prefecture's table.
    public List<Procedure> procedures() {
        return List.copyOf(procedures.values());
    }

    public Optional<Procedure> procedure(String id) {
        return Optional.ofNullable(procedures.get(id));
    }

    public Optional<Policy> policy(String id) {
        return Optional.ofNullable(policies.get(id));
    }

    /// The policy that decides records of this procedure.
    public Policy policyOf(Procedure procedure) {
        Policy policy = policyOfProcedure.get(procedure.id());
        if (policy == null) {
            throw new IllegalArgumentException("a procedure of another catalogue: " + procedure.id());
        }
        return policy;
    }
}
