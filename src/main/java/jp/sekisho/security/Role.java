package jp.sekisho.security;

import java.util.Set;

/// What a caller may do. Each endpoint names its roles by these constants; an endpoint without a role is denied.
public final class Role {
    /// May send records to be checked.
    public static final String CHECKER = "checker";
    /// May have many records inspected in one stream.
    public static final String INSPECTOR = "inspector";
    /// May read procedures and policies to watch the service.
    public static final String OPERATOR = "operator";
    /// May have attestations verified.
    public static final String VERIFIER = "verifier";
    /// May propose that a blocked record is released, or confirm another caller's proposal.
    public static final String RELEASER = "releaser";
    /// May have what was registered compared with what was attested.
    public static final String RECONCILER = "reconciler";

    /// Every role.
    public static final Set<String> ALL = Set.of(CHECKER, INSPECTOR, OPERATOR, VERIFIER, RELEASER, RECONCILER);

    private Role() {}
}
