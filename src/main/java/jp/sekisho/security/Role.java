package jp.sekisho.security;

/// What a caller may do. Each endpoint names its roles by these constants; an endpoint without a role is denied.
public final class Role {
    /// May send records to be checked.
    public static final String CHECKER = "checker";
    /// May read procedures and policies to watch the service.
    public static final String OPERATOR = "operator";

    private Role() {}
}
