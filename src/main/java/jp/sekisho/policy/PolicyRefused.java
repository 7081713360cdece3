package jp.sekisho.policy;

/// A policy or procedure file that must not be used. The service does not start with it.
public final class PolicyRefused extends RuntimeException {
    PolicyRefused(String file, String what) {
        super(file + ": " + what);
    }
}
