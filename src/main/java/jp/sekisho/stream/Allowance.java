package jp.sekisho.stream;

/// What the sender of a stream may still send.
public interface Allowance {
    /// No bound.
    Allowance UNLIMITED = lines -> lines;

    /// Takes lines off it, before any of them is worked on.
    ///
    /// @return how many it may send of them; fewer than asked for where it may send no more
    long take(long lines);
}
