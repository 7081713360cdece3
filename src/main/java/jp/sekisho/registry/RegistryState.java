package jp.sekisho.registry;

/// Whether the registry could answer now.
public sealed interface RegistryState {

    /// It answers, from this extract.
    record Serving(Extract extract) implements RegistryState {}

    /// It does not answer at present; checks are blocked with RETRY.
    record Down() implements RegistryState {}
}
