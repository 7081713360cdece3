package jp.sekisho.audit;

/// A directory that no trail can be written to safely: the service must not start on it.
public final class TrailRefused extends RuntimeException {
    TrailRefused(String what) {
        super(what);
    }
}
